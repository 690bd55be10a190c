import { ActionError } from '../../core/errors.ts';
import { isVersion } from '../../image/version.ts';
import { chooseTagVersions } from '../../registry/tag-versions.ts';
import { RegistryClient } from '../../registry/client.ts';
import { listTags } from '../../registry/tags.ts';
import type { ActionContext } from '../shared/context.ts';
import type { ArchiveRequest } from './request.ts';

/** The versions that `all-tags` means: every tag that the registry lists now, at least one. Throws `NO_TAGS` and as `listTags`. */
export async function listVersions(request: ArchiveRequest, context: ActionContext): Promise<readonly string[]> {
  return context.stage(
    'Tags',
    () => chooseVersions(request, context),
    versions => `${versions.length} versions`,
  );
}

async function chooseVersions(
  { image, retries, idleTimeout }: ArchiveRequest,
  { registries, log, signal }: ActionContext,
): Promise<readonly string[]> {
  using client = new RegistryClient(image, await registries());
  const tags = await listTags(client, { image, retries, idleTimeout }, log, signal);
  const { versions, invalid, attached } = chooseTagVersions(tags, isVersion);
  if (attached.length > 0) log.info(`Ignored as signatures and the like: ${attached.join(', ')}`);
  if (invalid.length > 0) {
    log.warning(
      `all-tags leaves out tags that cannot be versions ("_", more than 100 characters): ${invalid.join(', ')}`,
    );
  }
  if (versions.length > 0) return versions;
  const found = tags.length === 0 ? 'none' : `none that can be a version: ${tags.join(', ')}`;
  throw new ActionError('NO_TAGS', `all-tags is true, and of ${image.repository} the registry lists ${found}`);
}
