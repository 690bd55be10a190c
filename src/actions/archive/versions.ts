import { openCredentials } from './sources/build.ts';
import { RegistryClient } from '../../registry/client.ts';
import { listTags } from '../../registry/tags.ts';
import { isVersion } from '../shared/identity-inputs.ts';
import { chooseTagVersions } from '../../registry/all-tags.ts';
import { ActionError } from '../../core/errors.ts';
import type { ArchiveContext } from './context.ts';

/** What choosing versions needs of a step. */
export type VersionStep = Pick<ArchiveContext, 'inputs' | 'environment' | 'stage' | 'mask' | 'log' | 'signal'>;

/** The versions to archive: the one that was given, or by `all-tags` every tag that the registry lists now. Throws `NO_TAGS` and as `listTags`. */
export async function chooseVersions(step: VersionStep): Promise<readonly string[]> {
  const { inputs } = step;
  if (!inputs.allTags) return [inputs.version];
  return step.stage(
    'Tags',
    () => listVersions(step),
    versions => `${versions.length} versions`,
  );
}

async function listVersions(step: VersionStep): Promise<readonly string[]> {
  const { inputs, environment, log, signal } = step;
  const { image, retries, idleTimeout } = inputs;
  using client = new RegistryClient(image, { credentials: await openCredentials(step), env: environment.env });
  const tags = await listTags(client, { image, retries, idleTimeout }, log, signal);
  const { versions, unfit, notes } = chooseTagVersions(tags, isVersion);
  if (notes.length > 0) log.info(`No images but signatures and the like: ${notes.join(', ')}`);
  if (unfit.length > 0) {
    log.warning(
      `all-tags leaves out what no version can be called ("_", more than 100 characters): ${unfit.join(', ')}`,
    );
  }
  if (versions.length > 0) return versions;
  const found = tags.length === 0 ? 'none' : `none that can be a version: ${tags.join(', ')}`;
  throw new ActionError('NO_TAGS', `all-tags is true, and of ${image.repository} the registry lists ${found}`);
}
