import type { LoadInputs, LoadTarget, PlaceName } from './inputs.ts';
import type { RunWish } from '../shared/run-inputs.ts';
import { choose, type Wish } from '../../stores/choose.ts';
import { formatName } from '../../image/name.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { artifactObstacle, ArtifactStore, enterpriseObstacle } from '../../stores/artifacts.ts';
import { offersOfCache } from '../../stores/cache-offers.ts';
import { cacheObstacle } from '../../stores/cache/entries.ts';
import { CacheStore } from '../../stores/cache/store.ts';
import { GitHubApi } from '../../stores/github/api.ts';
import type { Offer } from '../../stores/offer.ts';
import { offersOfArtifacts, offersOfFolder } from '../../stores/offers.ts';
import { searchRuns } from '../../stores/runs.ts';
import type { ActionContext } from '../shared/context.ts';

/** What the stages of the action `load` share. */
export interface LoadStep extends ActionContext {
  readonly inputs: LoadInputs;
  /** The archive folder, absolute. */
  readonly dir: string;
}

/** An archive that was found, and where. */
export interface FoundArchive {
  readonly place: PlaceName;
  readonly offer: Offer;
}

/**
 * Looks for an archive in one place after the other; the first that has it counts. Undefined when none has. Throws
 * `ARCHIVE_AMBIGUOUS` when the image id fits several images.
 */
export async function findArchive({ name }: LoadTarget, step: LoadStep): Promise<FoundArchive | undefined> {
  const { version, imageid, places } = step.inputs;
  const wish = { name, ...(version && { version }), ...(imageid && { imageid }) };
  for (const place of places) {
    const offer = await look(place, wish, step);
    if (offer) return { place, offer };
  }
  return undefined;
}

async function look(place: PlaceName, wish: Wish, step: LoadStep): Promise<Offer | undefined> {
  const { run } = step.inputs;
  switch (place) {
    case 'artifact':
      return run ? lookInRuns(run, wish, step) : lookInArtifacts(wish, step);
    case 'cache':
      return lookInCache(wish, step);
    case 'folder':
      return pick(place, await offersOfFolder(step.dir, wish, step.signal), wish, step);
  }
}

async function lookInArtifacts(wish: Wish, step: LoadStep): Promise<Offer | undefined> {
  const { environment, dir, log, signal } = step;
  const obstacle = artifactObstacle(environment, 'from: artifact', 'from: cache,folder');
  if (obstacle) {
    skip('artifact', obstacle, step);
    return undefined;
  }
  const store = new ArtifactStore(environment, log, signal);
  try {
    return pick('artifact', await offersOfArtifacts(store, await store.list(), dir, wish), wish, step);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ActionError) throw error;
    log.warning(`The artifacts of this run were not looked through: ${messageOf(error)}`);
    return undefined;
  }
}

async function lookInRuns(runWish: RunWish, wish: Wish, step: LoadStep): Promise<Offer | undefined> {
  const { inputs, environment, dir, log, signal } = step;
  const obstacle = enterpriseObstacle(environment, 'from: artifact', 'from: cache,folder');
  if (obstacle) throw obstacle;
  const store = new ArtifactStore(environment, log, signal);
  let count = 0;
  for await (const { run, artifacts, rule } of searchRuns(runWish, inputs.token, environment, signal)) {
    count += 1;
    const offer = pick(`run ${run.runId}`, await offersOfArtifacts(store, artifacts, dir, wish, run), wish, step);
    if (!offer) continue;
    log.info(`Run ${run.runId} was chosen: ${rule}`);
    return offer;
  }
  log.info(`None of the ${count} runs that were looked into has it`);
  return undefined;
}

async function lookInCache(wish: Wish, step: LoadStep): Promise<Offer | undefined> {
  const { inputs, environment, dir, log, signal } = step;
  const obstacle = cacheObstacle(environment);
  if (obstacle !== undefined) {
    const error = new ActionError('CACHE_SERVICE', `from: cache does not work: ${obstacle}`, { hint: 'from: folder' });
    skip('cache', error, step);
    return undefined;
  }
  const api = inputs.token === '' ? undefined : new GitHubApi(environment, inputs.token, signal);
  const search = { cache: new CacheStore(environment, log, signal), api, dir, log, signal };
  return pick('cache', await offersOfCache(search, wish), wish, step);
}

// `auto` makes do with what there is; a place that was asked for by name must be there.
function skip(place: string, obstacle: ActionError, { inputs, log }: LoadStep): void {
  if (!inputs.auto) throw obstacle;
  log.info(`${place}: ${obstacle.message}`);
}

function pick(place: string, offers: readonly Offer[], wish: Wish, { log }: LoadStep): Offer | undefined {
  const choice = choose(offers, wish);
  if (choice.kind === 'several') throw ambiguous(wish, choice.candidates);
  if (choice.kind === 'none') {
    log.info(`${place}: nothing that fits`);
    return undefined;
  }
  log.info(`${place}: ${formatName(choice.candidate.archive)}, ${choice.because}`);
  return choice.candidate;
}

function ambiguous({ name, imageid = '' }: Wish, offers: readonly Offer[]): ActionError {
  const list = offers.map(({ archive, where }) => `${formatName(archive)} (${where})`).join(', ');
  const hint = `Give more digits:\n  with:\n    imageid: ${offers[0]?.archive.imageid ?? ''}`;
  return new ActionError('ARCHIVE_AMBIGUOUS', `imageid ${imageid} fits several images of ${name}: ${list}`, { hint });
}
