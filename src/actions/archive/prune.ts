import { resolve } from 'node:path';
import { formatBytes } from '../../core/format.ts';
import type { Archived } from './archived-image.ts';
import type { ArchiveRequest } from './request.ts';
import type { RunnerEnvironment } from '../../core/environment.ts';
import { compileGlob } from '../../image/glob.ts';
import type { ArchiveName } from '../../image/name.ts';
import { parsePlatform, type Platform } from '../../image/platform.ts';
import { judgeVersion } from '../../image/version.ts';
import { messageOf } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { openGitHub } from '../../stores/github/api.ts';
import type { ArchiveIndex, Stores } from '../../stores/archive-index.ts';
import { gatherLayers } from '../../prune/layers.ts';
import { judgeArtifacts, judgeCache, judgeFolder, type Removable } from '../../prune/prune.ts';
import type { Candidate, StaleRules, Verdict } from '../../prune/rules.ts';

/** What pruning after one archive needs. */
export interface PruneContext {
  readonly inputs: Pick<ArchiveRequest, 'prune' | 'keep' | 'keepVersions' | 'dirtyPattern' | 'token' | 'archive'>;
  readonly environment: RunnerEnvironment;
  readonly stores: Stores;
  readonly index: ArchiveIndex;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** An archive of this run, which may make others stale. */
export interface Current {
  readonly archive: ArchiveName;
  /** Undefined: any. */
  readonly platform?: Platform;
  /** All archives of this run. */
  readonly made: readonly ArchiveName[];
}

/** One pruned archive, as the output `pruned` lists it. */
export interface PrunedRow {
  readonly where: Candidate['where'];
  readonly name: string;
  readonly version: string;
  readonly imageid: string;
  readonly format: string;
  /** Bytes. */
  readonly size: number;
  readonly because: string;
}

/** Removes what an archive makes stale, but nothing that this run made. */
export async function pruneAfter(
  { context, image }: Archived,
  all: readonly Archived[],
): Promise<readonly PrunedRow[]> {
  const { request, stage, log, signal } = context;
  if (request.prune === 'none') return [];
  const { archive, metadata } = image.ready;
  const made = all.map(each => each.image.ready.archive);
  const pruning = { ...context, inputs: request };
  const work = async () => {
    const stale = await findStale({ archive, made, platform: parsePlatform(metadata.platform) }, pruning);
    const rows = await removeStale(stale, log, signal);
    return rows.some(({ where }) => where === 'cache') ? [...rows, ...(await removeLayers(pruning))] : rows;
  };
  return stage(
    'Prune',
    work,
    rows => `${rows.length} removed, ${formatBytes(rows.reduce((sum, row) => sum + row.size, 0))}`,
  );
}

/** Finds what an archive of this run makes stale in folder, this run's artifacts and the cache; trouble with one is one warning. */
export async function findStale(
  { archive, platform, made }: Current,
  context: PruneContext,
): Promise<Verdict<Removable>[]> {
  const { stores, index, log } = context;
  const rules = makeRules(context.inputs, made);
  if (rules.mode === 'none') return [];
  const files = await judgeFolder(await index.files(), archive, platform, rules, givenFile(context));
  const artifacts = stores.artifacts ? await judgeArtifacts(stores.artifacts, files) : [];
  const verdicts = [...files, ...artifacts, ...(await judgeCached(archive, rules, context))];
  for (const { candidate, stale, because } of verdicts) {
    log.info(
      `${stale ? 'stale' : 'kept'}: ${candidate.archive.version} ${candidate.archive.imageid} in ${candidate.where}: ${because}`,
    );
  }
  return verdicts.filter(each => each.stale);
}

/** Removes what is stale; failures are one warning together, the rest goes on. */
export async function removeStale(
  stale: readonly Verdict<Removable>[],
  log: Log,
  signal: AbortSignal,
): Promise<PrunedRow[]> {
  const removed: PrunedRow[] = [];
  const failures = new Set<string>();
  for (const verdict of stale) {
    try {
      await verdict.candidate.remove();
      removed.push(toRow(verdict));
    } catch (error) {
      signal.throwIfAborted();
      failures.add(`${verdict.candidate.where}: ${messageOf(error)}`);
    }
  }
  if (failures.size > 0) log.warning(`Not everything stale could be pruned. ${[...failures].join('; ')}`);
  return removed;
}

/** Removes the layers of the cache that no archive refers to any more; trouble is one warning. */
export async function removeLayers({ inputs, environment, stores, log, signal }: PruneContext): Promise<PrunedRow[]> {
  const { cache } = stores;
  if (!cache) return [];
  try {
    const api = openGitHub(environment, inputs.token, signal);
    const layers = await gatherLayers({ api, cache, ref: environment.ref, goes: () => false, now: Date.now() });
    const loose = layers.filter(({ kept }) => kept === undefined);
    for (const layer of loose) await layer.remove();
    return loose.map(({ name, version, imageid, format, size, because }) => {
      return { where: 'cache', name, version, imageid, format, size, because };
    });
  } catch (error) {
    signal.throwIfAborted();
    log.warning(`Layers that no archive refers to were not pruned: ${messageOf(error)}`);
    return [];
  }
}

/** Writes a verdict as a row of the output. */
export function toRow({ candidate, because }: Verdict<Candidate>): PrunedRow {
  const { name, version, imageid, archfmt: format } = candidate.archive;
  return { where: candidate.where, name, version, imageid, format, size: candidate.size, because };
}

function givenFile({ inputs, environment }: PruneContext): string | undefined {
  return inputs.archive === '' ? undefined : resolve(environment.workspace, inputs.archive);
}

async function judgeCached(
  current: ArchiveName,
  rules: StaleRules,
  { inputs, environment, stores, log, signal }: PruneContext,
): Promise<Verdict<Removable>[]> {
  if (!stores.cache || environment.repository === '') return [];
  if (inputs.token === '') {
    log.warning('Stale cache entries were not pruned: github-token is empty');
    return [];
  }
  try {
    return await judgeCache(openGitHub(environment, inputs.token, signal), environment.ref, current, rules);
  } catch (error) {
    signal.throwIfAborted();
    log.warning(`Stale cache entries were not pruned: ${messageOf(error)}`);
    return [];
  }
}

function makeRules(
  { prune, keep, keepVersions, dirtyPattern }: PruneContext['inputs'],
  made: readonly ArchiveName[],
): StaleRules {
  const kept = keepVersions.map(pattern => ({ pattern, matches: compileGlob(pattern) }));
  return {
    mode: prune,
    made,
    keep,
    keptBy: version => {
      const glob = kept.find(({ matches }) => matches(version));
      return glob && `keep-versions ${glob.pattern}`;
    },
    isDirty: version => judgeVersion(version, dirtyPattern).dirty,
  };
}
