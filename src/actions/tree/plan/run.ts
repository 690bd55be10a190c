import { connectEngine } from '../../../docker/connect.ts';
import { readCredentials } from '../../../docker/credentials.ts';
import { dockerConfigDir } from '../../../docker/config.ts';
import type { TreeInputs } from '../inputs.ts';
import { archiveFolder, type RunnerEnvironment } from '../../../core/environment.ts';
import type { ArchiveName } from '../../../image/name.ts';
import { nameInEngine } from '../../../image/reference.ts';
import { judgeVersion } from '../../../image/version.ts';
import { ActionError, messageOf } from '../../../core/errors.ts';
import { artifactObstacle } from '../../../stores/artifact-service.ts';
import { ArtifactStore } from '../../../stores/artifacts.ts';
import { CacheEntries, cacheObstacle } from '../../../stores/cache/entries.ts';
import type { ActionContext } from '../../shared/context.ts';
import { readTreeConfig, type TreeConfig } from '../read/config.ts';
import { childrenOf, orderByLevel } from '../graph.ts';
import { findMatches, decideInitialState, type Known, type FoundCopy } from './initial-state.ts';
import { findInCache, findInFolder } from './find-in-archives.ts';
import { findInArtifacts } from './find-in-artifacts.ts';
import { findInEngine } from './find-in-engine.ts';
import { findInRegistry } from './find-in-registry.ts';
import type { PlannedImage, TreePlan } from '../plan.ts';
import { findImagesToBuild, select } from '../read/selection.ts';
import { makeVersionSuffix } from '../read/version-suffix.ts';
import { readTree, type Tree, type TreeImage, type TreeRequest } from '../read/tree.ts';

/** What the stages of the action `tree` share. */
export interface TreeStep extends ActionContext {
  readonly inputs: TreeInputs;
}

/** A tree, how it was read, and which of its images `select` means. */
export interface SelectedTree {
  readonly tree: Tree;
  readonly order: TreeRequest;
  readonly selected: ReadonlySet<string>;
  /** Milliseconds since 1970: when it is for this run. */
  readonly time: number;
}

/** Reads a tree and the settings it has; a pattern in `select` that no image fits is a `TREE_SELECT` error. */
export async function readSelected(step: TreeStep): Promise<SelectedTree> {
  const { inputs, environment, log, mask, signal } = step;
  const config = await readTreeConfig(inputs.config.path, inputs.config.written);
  if (config.password !== '') mask(config.password);
  const time = readTime(environment);
  const order = orderOf(inputs, config, environment, time);
  const tree = await step.stage(
    'Read',
    () => readTree(order, signal),
    ({ images }) => `${images.length} images`,
  );
  tree.warnings.forEach(warning => log.warning(warning));
  const selection = select(tree.images, inputs.select);
  checkSelection(selection.idle, selection.names, tree);
  return { tree, order, selected: selection.names, time };
}

/** Plans a tree: which images there are, how far each has come, and what is built in which order. */
export async function planTree(step: TreeStep): Promise<TreePlan> {
  return planSelected(step, await readSelected(step));
}

/** Plans a tree that was read; `command: build` looks into the artifacts of this run too, and takes what it needs. */
export async function planSelected(step: TreeStep, read: SelectedTree): Promise<TreePlan> {
  const { tree, order: reading, selected, time } = read;
  const images = await step.stage('Look', async () => {
    const known = await look(step, tree, reading.config);
    const judged = judge(tree, known, selected, step);
    return step.inputs.command === 'build' && !step.inputs.dryRun ? recall(step, judged, selected) : judged;
  });
  const building = findImagesToBuild(images, selected);
  const order = orderByLevel(images.filter(({ name }) => building.has(name)));
  return { images, levels: 'levels' in order ? order.levels : [], ...(step.inputs.stamp && { time }) };
}

function orderOf(inputs: TreeInputs, config: TreeConfig, environment: RunnerEnvironment, time: number): TreeRequest {
  return {
    ...{ root: inputs.root, workspace: environment.workspace, config, buildArgs: inputs.buildArgs },
    home: homeOf(inputs, config),
    baseImages: [...new Set([...inputs.baseImages, ...config.baseImages])],
    rules: { version: inputs.version, stamp: inputs.stamp ? makeVersionSuffix(inputs.stamp, time) : '' },
  };
}

function homeOf(inputs: TreeInputs, config: TreeConfig): { registry: string; namespace: string } {
  return { registry: inputs.registry || config.registry, namespace: inputs.namespace || config.namespace };
}

// One time for all images of a run; jobs after this one are given it, as whoever builds reproducibly gives his own.
function readTime({ env }: RunnerEnvironment): number {
  const text = env['SOURCE_DATE_EPOCH'] ?? '';
  if (text === '') return Date.now();
  if (/^\d{1,11}$/.test(text)) return Number(text) * 1000;
  throw new ActionError('INPUTS', `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}, allowed: seconds since 1970`, {
    hint: 'env:\n  SOURCE_DATE_EPOCH: ${{ needs.plan.outputs.source-date-epoch }}',
  });
}

function checkSelection(idle: readonly string[], names: ReadonlySet<string>, { images }: Tree): void {
  if (idle.length === 0 && names.size > 0) return;
  const what = idle.length > 0 ? idle.map(pattern => JSON.stringify(pattern)).join(', ') : 'all that is not spared';
  const some = images.slice(0, 10).map(({ label }) => label);
  const hint = `Patterns have to fit a full label, name:tag or a bare name, wholly; there are: ${some.join(', ')}${images.length > some.length ? ', …' : ''}`;
  throw new ActionError('TREE_SELECT', `select: no image matches ${what}`, { hint });
}

function judge(
  { images }: Tree,
  knownOf: (image: TreeImage) => Known,
  selected: ReadonlySet<string>,
  { log }: TreeStep,
): PlannedImage[] {
  const children = childrenOf(images);
  return images.map(image => {
    const { warning, ...verdict } = decideInitialState(image, knownOf(image), judgeVersion(image.version).dirty);
    if (warning !== undefined) log.warning(warning);
    const place = { children: children.get(image.name) ?? [], selected: selected.has(image.name) };
    return { ...image, ...verdict, ...findMatches(image, knownOf(image)), ...place };
  });
}

// Only what nobody else has is worth a download.
async function recall(
  { inputs, environment, log, signal }: TreeStep,
  images: readonly PlannedImage[],
  selected: ReadonlySet<string>,
): Promise<PlannedImage[]> {
  const obstacle = artifactObstacle(environment, 'command: build', '');
  if (obstacle) log.info(`artifacts: not looked through, ${obstacle.message}`);
  if (obstacle) return [...images];
  const dir = archiveFolder(inputs.archiveDir, environment);
  const store = new ArtifactStore({ environment, dir, log, signal });
  const found = await findInArtifacts({ store, dir, images, selected, signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    log.warning(`The artifacts of this run were not looked through: ${messageOf(error)}`);
    return new Map<string, ArchiveName>();
  });
  return images.map(image => {
    const archive = found.get(image.name);
    const because = 'an artifact of this run has it, built from the same';
    return archive ? { ...image, archive, state: 'built', because } : image;
  });
}

async function look(step: TreeStep, { images }: Tree, config: TreeConfig): Promise<(image: TreeImage) => Known> {
  const published = await askRegistry(step, images, config);
  const engine = await askEngine(step);
  const folder = await findInFolder(archiveFolder(step.inputs.archiveDir, step.environment), images, step.signal);
  const cached = await askCache(step, images);
  return ({ name, label, inputs }) => {
    const kept = cached.get(name);
    const archives = [...(folder.get(name) ?? []), ...(kept ? [{ inputs, archive: kept }] : [])];
    const local = engine.get(nameInEngine(label));
    return {
      archives,
      ...(published && { registry: { copy: published.get(label) } }),
      ...(local && { engine: local }),
    };
  };
}

async function askRegistry(
  { inputs, environment, mask, log, signal }: TreeStep,
  images: readonly TreeImage[],
  config: TreeConfig,
): Promise<Map<string, FoundCopy | undefined> | undefined> {
  const { registry } = homeOf(inputs, config);
  if (inputs.checkRegistry === 'false' || (inputs.checkRegistry === 'auto' && registry === '')) return undefined;
  const credentials = await readCredentials({
    ...{ username: inputs.username || config.username, password: inputs.password || config.password },
    ...(registry !== '' && { registry }),
    configDir: dockerConfigDir(environment),
    ...{ env: environment.env, signal, mask, log },
  });
  const labels = images.map(({ label }) => label);
  const found = await findInRegistry(labels, { credentials, env: environment.env, log, signal });
  const count = [...found.values()].filter(copy => copy !== undefined).length;
  log.info(`registry: ${count} of ${labels.length} images`);
  return found;
}

// An engine is not needed; one that was asked for by name is.
async function askEngine({ inputs, environment, log, signal }: TreeStep): Promise<Map<string, FoundCopy>> {
  try {
    return await findInEngine(await connectEngine(inputs.dockerHost, environment, signal), signal);
  } catch (error) {
    signal.throwIfAborted();
    if (inputs.dockerHost !== '') throw error;
    log.info(`engine: not looked into, ${messageOf(error)}`);
    return new Map();
  }
}

async function askCache(
  { environment, log, signal }: TreeStep,
  images: readonly TreeImage[],
): Promise<Map<string, ArchiveName>> {
  const obstacle = cacheObstacle(environment);
  if (obstacle === undefined) return findInCache(new CacheEntries(environment, log, signal), images);
  log.info(`cache: not looked through, ${obstacle}`);
  return new Map();
}
