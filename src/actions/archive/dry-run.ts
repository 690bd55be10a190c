import { checkSentences } from './check.ts';
import { formatName } from '../../image/name.ts';
import { describePublish } from './publish-plan.ts';
import { findStale, toRow } from './prune.ts';
import type { Report } from './report.ts';
import type { ArchiveContext } from './context.ts';

/** Says what a run would do and why, without asking an engine or changing anything; stale archives are listed as if each image were new. */
export async function rehearseAll(steps: readonly [ArchiveContext, ...ArchiveContext[]]): Promise<Report> {
  const [alone, ...others] = steps;
  const first = await rehearse(alone);
  if (others.length === 0) return first;
  const reports = [first];
  for (const step of others) reports.push(await rehearse(step));
  const made = new Set(reports.map(({ version }) => version));
  // What one version makes stale of another is not, when that one is made as well.
  const pruned = reports.flatMap(report =>
    report.pruned.filter(row => row.version === report.version || !made.has(row.version)),
  );
  const once = new Map(pruned.map(row => [JSON.stringify(row), row]));
  const plan = reports.flatMap(report => report.plan);
  return { ...first, reference: first.image, plan, pruned: [...once.values()] };
}

async function rehearse(step: ArchiveContext): Promise<Report> {
  const { inputs, plan, identity } = step;
  const archive = { name: identity.name, version: identity.version, imageid: 'a new image', archfmt: inputs.format };
  const stale = await step.stage('Plan', async () => {
    const found = await findStale({ archive, made: [] }, step);
    sentences(step).forEach(sentence => step.log.info(sentence));
    found.forEach(each =>
      step.log.info(`would prune ${formatName(each.candidate.archive)} in ${each.candidate.where}: ${each.because}`),
    );
    return found;
  });
  return {
    ...{ image: inputs.image.repository, version: inputs.version, tag: plan.tag, reference: plan.reference },
    ...{ dirty: plan.verdict.dirty, dirtyBecause: plan.verdict.because, dryRun: true },
    ...{ source: inputs.source, updated: false, because: 'dry run', imageid: '', digest: '' },
    ...{ cacheHit: false, cached: false, cacheKey: '', pruned: stale.map(toRow), checks: [] },
    plan: sentences(step),
  };
}

function sentences({ inputs, plan, identity, stores }: ArchiveContext): string[] {
  const { source, sourceBecause, build, existing } = inputs;
  const acquire = {
    build: `build ${plan.reference} from ${build.context}: ${sourceBecause}`,
    pull: `pull ${plan.reference}, pull-policy ${plan.pullPolicy}: ${plan.pullBecause}`,
    registry: `fetch ${plan.reference} from its registry, without an engine: ${sourceBecause}`,
    archive: `convert ${inputs.archive}, without an engine: ${sourceBecause}`,
    s2i: `build ${plan.reference} by s2i from ${inputs.s2i?.source} on ${inputs.s2i?.builder}: ${sourceBecause}`,
    local: `take ${plan.reference} as it is in the engine: ${sourceBecause}`,
  }[source];
  const unless =
    existing === 'rebuild' || plan.verdict.dirty
      ? 'unless this very image is archived already'
      : `unless the version is archived already (existing is ${existing})`;
  const archive = `${identity.name}_${identity.version}_<image id>.${inputs.format}`;
  const days = plan.retentionDays > 0 ? `${plan.retentionDays} days` : "the repository's default time";
  return [
    acquire,
    ...checkSentences(inputs.checks),
    `save ${archive} in ${stores.dir}, ${unless}`,
    inputs.uploadArtifact
      ? `upload it as a workflow artifact for ${days}`
      : 'upload no artifact: upload-artifact is false',
    inputs.cache ? 'keep it in the actions cache' : 'keep nothing in the actions cache: cache is false',
    ...describePublish(inputs, plan.publish),
    inputs.prune === 'none' ? 'prune nothing: prune is none' : `prune by the rule ${inputs.prune}`,
  ];
}
