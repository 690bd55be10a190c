import { resolve } from 'node:path';
import { messageOf } from '../../core/errors.ts';
import { formatBytes } from '../../core/format.ts';
import type { ArchiveName } from '../../image/name.ts';
import { formatPlatform, parsePlatform } from '../../image/platform.ts';
import { toPrunable } from '../../prune/archives.ts';
import { deletePlanned, rowsGone } from '../../prune/delete.ts';
import { gatherLayers } from '../../prune/layers.ts';
import {
  planCopies,
  planPrune,
  planStale,
  sumSizes,
  toPruneRow,
  type PlannedRow,
  type PruneRow,
} from '../../prune/plan.ts';
import type { Prunable } from '../../prune/rules.ts';
import { isSameFile } from '../../stores/files.ts';
import { githubService } from '../../stores/github/api.ts';
import { FolderStore } from '../../stores/folder.ts';
import type { RunningSteps } from '../../stores/running-steps.ts';
import type { PlaceName, StoredArchive } from '../../stores/store.ts';
import type { Archived } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';
import type { Stored } from './storage.ts';

/** An archive of this run, which may make others stale. */
export interface NewArchive {
  readonly archive: ArchiveName;
  /** As `linux/amd64`; undefined where it is not known. */
  readonly platform?: string | undefined;
  /** All archives of this run. */
  readonly made: readonly ArchiveName[];
  /** The places where it should be but is not, so that an older one is the newest there. */
  readonly missingIn: readonly PlaceName[];
}

/** Deletes what an archive makes stale, but nothing that this run made, and gives what was deleted. A failure is a warning. */
export async function pruneAfter(
  { context, image, artifact, cached }: Archived & Stored,
  all: readonly Archived[],
): Promise<PruneRow[]> {
  if (context.request.prune === 'none') return [];
  const { archive, metadata } = image.ready;
  const platform = parsePlatform(metadata.platform);
  const made = all.map(each => each.image.ready.archive);
  const missingIn: PlaceName[] = [];
  if (context.stores.artifacts && !artifact) missingIn.push('artifact');
  if (context.stores.cache && !cached) missingIn.push('cache');
  const current = { archive, made, missingIn, platform: platform && formatPlatform(platform) };
  return context.stage(
    'Prune',
    async () => {
      const gone = await deleteStale(await findStale(current, context), context);
      return gone.some(({ where }) => where === 'cache') ? [...gone, ...(await pruneLayers(context))] : gone;
    },
    rows => `${rows.length} removed, ${formatBytes(sumSizes(rows))}`,
  );
}

/** Finds what a new archive makes stale in the folder, among the artifacts of this run and in the cache. */
export async function findStale(current: NewArchive, context: ArchiveContext): Promise<PlannedRow<Prunable>[]> {
  if (context.request.prune === 'none') return [];
  const running = await context.running.needs();
  const files = await planFolder(current, running, context);
  const isIn = (place: PlaceName) => !current.missingIn.includes(place);
  const artifacts = isIn('artifact') ? await planArtifacts(files, running, context) : [];
  const rows = [...files, ...artifacts, ...(isIn('cache') ? await planCache(current, running, context) : [])];
  for (const { candidate, goes, because } of rows) {
    const { version, imageid, where } = candidate;
    context.log.info(`${goes ? 'stale' : 'kept'}: ${version} ${imageid} in ${where}: ${because}`);
  }
  return rows.filter(({ goes }) => goes);
}

async function deleteStale(
  stale: readonly PlannedRow<Prunable>[],
  { running, log, signal }: ArchiveContext,
): Promise<PruneRow[]> {
  const deletions = await deletePlanned(stale, running, signal);
  const failed = deletions.flatMap(({ row, error }) =>
    error === undefined ? [] : [`${row.candidate.where}: ${error}`],
  );
  if (failed.length > 0) log.warning(`Not everything stale could be pruned. ${[...new Set(failed)].join('; ')}`);
  return rowsGone(deletions).map(toPruneRow);
}

async function planFolder(
  { archive, platform, made }: NewArchive,
  running: RunningSteps,
  { request, identity, environment, stores, index, signal }: ArchiveContext,
): Promise<PlannedRow<Prunable>[]> {
  const given = request.archive === '' ? undefined : resolve(environment.workspace, request.archive);
  const candidates: Prunable[] = [];
  for (const stored of await new FolderStore({ dir: stores.dir, signal }).describe(await index.files())) {
    const isGiven = given !== undefined && (await isSameFile(stored.path ?? '', given));
    candidates.push(toPrunable(stored, isGiven ? 'it is the archive that was given' : otherPlatform(stored, platform)));
  }
  return planStale(candidates, { ...archive, repository: identity.image }, made, request, running);
}

// An archive of another platform is not an older one of the same image.
function otherPlatform({ sha256, metadata }: StoredArchive, platform: string | undefined): string | undefined {
  const proved = sha256 === '' ? undefined : metadata;
  return proved && platform && proved.platform !== platform ? `for ${proved.platform}` : undefined;
}

// Only those that this job uploaded go, because it must not delete those of another job: this job made what is in the
// folder.
async function planArtifacts(
  files: readonly PlannedRow<Prunable>[],
  running: RunningSteps,
  { stores, request, lookUps }: ArchiveContext,
): Promise<PlannedRow<Prunable>[]> {
  if (!stores.artifacts || !files.some(({ goes }) => goes)) return [];
  const stored = lookUps.valueOr(await stores.artifacts.list({ name: request.name }), []);
  const copies = stored.map(each => toPrunable(each));
  return planCopies(copies, files, running);
}

const notPruned = 'Stale cache entries were not pruned';

async function planCache(
  { archive, made }: NewArchive,
  running: RunningSteps,
  { request, identity, environment, stores, github, log, lookUps }: ArchiveContext,
): Promise<PlannedRow<Prunable>[]> {
  const api = github();
  if (!stores.cache || environment.repository === '') return [];
  if (!api) {
    log.notice(`${notPruned}: github-token is empty`);
    return [];
  }
  const listed = await stores.cache.list({ name: archive.name, ref: environment.ref });
  const stored = lookUps.valueOr(listed, [], notPruned);
  const plan = (runStarted: number) =>
    planStale(
      stored.map(each => toPrunable(each, usedSince(each, runStarted))),
      { ...archive, repository: identity.image },
      made,
      request,
      running,
    );
  const rows = plan(Infinity);
  if (!rows.some(({ goes }) => goes)) return rows;
  const started = await lookUps.ask(githubService, () => api.runStarted());
  return plan(lookUps.valueOr(started, 0, notPruned));
}

// What this run stored or looked up may belong to another of its jobs.
function usedSince({ stored = 0, used = 0 }: StoredArchive, runStarted: number): string | undefined {
  return Math.max(stored, used) >= runStarted ? 'used by this run' : undefined;
}

async function pruneLayers({ environment, stores, running, github, log, signal }: ArchiveContext): Promise<PruneRow[]> {
  const { cache } = stores;
  const api = github();
  if (!cache || !api) return [];
  const warn = (reason: string) => log.warning(`Layers that no archive refers to were not pruned: ${reason}`);
  try {
    const layers = await gatherLayers({ api, cache, ref: environment.ref, goes: () => false, now: Date.now() });
    const plan = planPrune(layers, { keep: 0, running: await running.needs() });
    const deletions = await deletePlanned(plan, running, signal);
    const errors = new Set(deletions.flatMap(({ error }) => error ?? []));
    if (errors.size > 0) warn([...errors].join('; '));
    return rowsGone(deletions).map(toPruneRow);
  } catch (error) {
    signal.throwIfAborted();
    warn(messageOf(error));
    return [];
  }
}
