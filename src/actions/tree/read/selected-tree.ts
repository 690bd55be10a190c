import type { RunnerEnvironment } from '../../../core/environment.ts';
import { ActionError } from '../../../core/errors.ts';
import type { TreeContext } from '../context.ts';
import type { TreeRequest } from '../inputs.ts';
import type { TreeConfig } from './config.ts';
import { selectImages, type ImageSelection } from './selection.ts';
import { readTree, type Tree, type TreeSource } from './tree.ts';
import { makeVersionSuffix } from './version-suffix.ts';

/** A tree, how it was read, and which of its images are selected. */
export interface SelectedTree {
  readonly tree: Tree;
  readonly source: TreeSource;
  /** The names of the images that `select` matches. */
  readonly selected: ReadonlySet<string>;
  /** The time of this run in milliseconds since 1970. */
  readonly time: number;
}

/** Reads a tree. Throws `TREE_SELECT` for a pattern in `select` that matches no image, and the errors of `readTree`. */
export async function readSelectedTree(context: TreeContext): Promise<SelectedTree> {
  const { request, config, environment, log, signal } = context;
  const time = readTime(environment);
  const source = makeTreeSource(request, config, environment.workspace, time);
  const tree = await context.stage(
    'Read',
    () => readTree(source, signal),
    ({ images }) => `${images.length} images`,
  );
  tree.warnings.forEach(warning => log.warning(warning));
  const selection = selectImages(tree.images, request.select);
  checkSelection(selection, tree);
  return { tree, source, selected: selection.names, time };
}

function makeTreeSource(request: TreeRequest, config: TreeConfig, workspace: string, time: number): TreeSource {
  const { root, buildArgs, version, suffix, platform } = request;
  return {
    root,
    workspace,
    config,
    buildArgs,
    platform,
    prefix: {
      registry: (request.registry || config.registry).toLowerCase(),
      namespace: request.namespace || config.namespace,
    },
    baseImages: [...new Set([...request.baseImages, ...config.baseImages])],
    rules: { version, suffix: suffix ? makeVersionSuffix(suffix, time) : '' },
  };
}

// Later jobs of a run set SOURCE_DATE_EPOCH to give their versions the same suffix.
function readTime({ env }: RunnerEnvironment): number {
  const text = env['SOURCE_DATE_EPOCH'] ?? '';
  if (text === '') return Date.now();
  if (/^\d{1,11}$/.test(text)) return Number(text) * 1000;
  throw new ActionError('INPUTS', `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}, allowed: seconds since 1970`, {
    hint: 'env:\n  SOURCE_DATE_EPOCH: ${{ needs.plan.outputs.source-date-epoch }}',
  });
}

function checkSelection({ names, unmatched }: ImageSelection, { images }: Tree): void {
  if (unmatched.length === 0 && names.size > 0) return;
  const patterns = unmatched.map(pattern => JSON.stringify(pattern)).join(', ');
  const problem = unmatched.length > 0 ? `no image matches ${patterns}` : 'the patterns with "!" exclude all images';
  const some = images.slice(0, 10).map(({ label }) => label);
  const list = `${some.join(', ')}${images.length > some.length ? ', …' : ''}`;
  const hint = `A pattern must match a whole label, name:tag or name; the images are: ${list}`;
  throw new ActionError('TREE_SELECT', `select: ${problem}`, { hint });
}
