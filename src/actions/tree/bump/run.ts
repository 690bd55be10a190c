import { resolve } from 'node:path';
import { ActionError } from '../../../core/errors.ts';
import { findChangelogAuthor } from '../changelog/author.ts';
import type { TreeContext } from '../context.ts';
import { ReferenceResolver } from '../read/reference-resolver.ts';
import { readSelectedTree, type SelectedTree } from '../read/selected-tree.ts';
import { prepareBump, type BumpOptions, type TreeBump } from './changes.ts';
import { replaceFiles } from './replacement.ts';
import { countBump, makeBumpLines } from './report.ts';

/** Runs `command: bump`: gives the selected images, and everything made from them, new versions. A dry run writes nothing. */
export async function bumpTree(context: TreeContext): Promise<TreeBump> {
  const { request, environment, log, signal } = context;
  const read = await readSelectedTree(context);
  checkUpdateVersion(request.bump.updateVersion, read.selected);
  const options = await makeBumpRequest(read, context);
  const result = await context.stage('Plan', () => prepareBump(read.tree.images, options, signal), countBump);
  for (const line of makeBumpLines(result)) log.info(line);
  if (request.dryRun) return result;
  const replacements = result.changed.map(({ file, text }) => ({ path: resolve(environment.workspace, file), text }));
  await replaceFiles(replacements, signal);
  return result;
}

function checkUpdateVersion(version: string, selected: ReadonlySet<string>): void {
  if (version === '' || selected.size === 1) return;
  const names = [...selected].sort().join(', ');
  const problem = `update-version: ${JSON.stringify(version)}, allowed: one image in select, which matches ${names}`;
  throw new ActionError('INPUTS', problem, { hint: 'with:\n  select: base/python3' });
}

async function makeBumpRequest(read: SelectedTree, context: TreeContext): Promise<BumpOptions> {
  const { tree, source, selected, time } = read;
  const { config, environment, signal } = context;
  const { reason, updateVersion, updateId, distribution, author, idempotent } = context.request.bump;
  return {
    bump: { bases: selected, reason, version: updateVersion, identifier: updateId || config.updateId, idempotent },
    signing: {
      author: author ?? (await findChangelogAuthor(environment, config.fallbackAuthor, signal)),
      distribution: distribution || config.distribution,
      time,
      offset: -new Date(time).getTimezoneOffset(),
    },
    resolver: new ReferenceResolver(source.prefix, tree.images, source.baseImages),
    workspace: environment.workspace,
  };
}
