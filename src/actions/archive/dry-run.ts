import { formatName } from '../../image/name.ts';
import { toPruneRow } from '../../prune/plan.ts';
import { describeChecks } from './check.ts';
import type { ArchiveContext } from './context.ts';
import { describePublish } from './publish-plan.ts';
import { findStale } from './prune.ts';
import { identify, type ArchiveReport } from './report.ts';

/**
 * Reports what a run would do and why, without asking an engine or changing anything; lists as stale what would be if
 * the image of every version were new.
 */
export async function reportDryRun(contexts: readonly [ArchiveContext, ...ArchiveContext[]]): Promise<ArchiveReport> {
  const [alone, ...others] = contexts;
  const first = await reportVersion(alone);
  if (others.length === 0) return first;
  const reports = [first];
  for (const context of others) reports.push(await reportVersion(context));
  const made = new Set(reports.map(({ version }) => version));
  // An archive of another version of this run is not stale, because it is made as well.
  const pruned = reports.flatMap(report =>
    report.pruned.filter(row => row.version === report.version || !made.has(row.version)),
  );
  const once = new Map(pruned.map(row => [JSON.stringify(row), row]));
  const plan = reports.flatMap(report => report.plan);
  return { ...first, reference: first.image, plan, pruned: [...once.values()] };
}

async function reportVersion(context: ArchiveContext): Promise<ArchiveReport> {
  const { request, identity, stage, log } = context;
  const archive = { name: identity.name, version: identity.version, imageid: 'a new image', archfmt: request.format };
  const sentences = describeRun(context);
  const stale = await stage('Plan', async () => {
    const found = await findStale({ archive, made: [], missingIn: [] }, context);
    sentences.forEach(sentence => log.info(sentence));
    for (const { candidate, because } of found) {
      const title = formatName({ ...candidate, archfmt: candidate.format });
      log.info(`would prune ${title} in ${candidate.where}: ${because}`);
    }
    return found;
  });
  return {
    ...identify(context),
    dryRun: true,
    source: request.source,
    updated: false,
    because: 'dry run',
    imageid: '',
    digest: '',
    cacheHit: false,
    cached: false,
    cacheKey: '',
    pruned: stale.map(toPruneRow),
    checks: [],
    plan: sentences,
  };
}

/** What a run would do with one version, one sentence each. */
export function describeRun({
  request,
  plan,
  identity,
  stores,
}: Pick<ArchiveContext, 'request' | 'plan' | 'identity' | 'stores'>): string[] {
  const archive = `${identity.name}_${identity.version}_<image id>.${request.format} in ${stores.dir}`;
  const days = plan.retentionDays > 0 ? `${plan.retentionDays} days` : "the repository's default time";
  return [
    describeSource({ request, plan }),
    ...describeChecks(request.checks),
    `save ${archive}, ${describeCondition({ request, plan })}`,
    request.uploadArtifact
      ? `upload it as a workflow artifact for ${days}`
      : 'upload no artifact: upload-artifact is false',
    request.cache ? 'keep it in the actions cache' : 'keep nothing in the actions cache: cache is false',
    ...describePublish(request, plan.publish),
    request.prune === 'none' ? 'prune nothing: prune is none' : `prune by the rule ${request.prune}`,
  ];
}

function describeCondition({ request, plan }: Pick<ArchiveContext, 'request' | 'plan'>): string {
  const { existing, force } = request;
  if (force) return 'whatever is there: force is true';
  return existing === 'rebuild' || plan.verdict.dirty
    ? 'unless this very image is archived already'
    : `unless the version is archived already (existing is ${existing})`;
}

function describeSource({ request, plan }: Pick<ArchiveContext, 'request' | 'plan'>): string {
  const { source, sourceBecause, build, s2i, archive } = request;
  const { reference, pullPolicy, pullBecause } = plan;
  return {
    build: `build ${reference} from ${build.context}: ${sourceBecause}`,
    pull: `pull ${reference}, pull-policy ${pullPolicy}: ${pullBecause}`,
    registry: `fetch ${reference} from its registry, without an engine: ${sourceBecause}`,
    archive: `convert ${archive}, without an engine: ${sourceBecause}`,
    s2i: `build ${reference} by s2i from ${s2i?.source} on ${s2i?.builder}: ${sourceBecause}`,
    local: `take ${reference} as it is in the engine: ${sourceBecause}`,
  }[source];
}
