import { execFileSync } from 'node:child_process';
import { pushImage, tagImage } from '../__tests__/support/engine.ts';
import { copyingBaselines } from './baselines.ts';
import type { Row } from './comparison.ts';
import type { Stage } from './stage.ts';
import { nowhere, prepareStep } from './steps.ts';

/** One row: an image goes from a registry into an archive, without an engine. */
export async function pullingRow(stage: Stage, image: string, name: string): Promise<Row> {
  const remote = `${stage.registry.host}/${image}`;
  const skopeo = hasSkopeo();
  await (skopeo ? copyToRegistry(stage, image, remote) : pushFromEngine(stage, image, remote));
  const inputs = { source: 'registry', image: remote, version: '1', ...nowhere };
  const ours = async () => {
    await stage.empty();
    return prepareStep(stage, stage.away, 'archive', inputs);
  };
  return { name, ours: [ours], baselines: skopeo ? copyingBaselines(stage, `${remote}:1`) : {} };
}

// What the classic builder makes on a containerd store mixes media types, which skopeo does not take back as it is.
async function copyToRegistry(stage: Stage, image: string, remote: string): Promise<void> {
  const tar = await stage.tarOf(`${image}:1`);
  const to = `--dest-tls-verify=false 'docker-archive:${tar}' docker://${remote}:1`;
  await stage.shell(stage.home, `skopeo --insecure-policy copy -q ${to}`);
}

async function pushFromEngine(stage: Stage, image: string, remote: string): Promise<void> {
  await tagImage(`${image}:1`, `${remote}:1`, stage.home);
  await pushImage(`${remote}:1`, { host: stage.home });
}

function hasSkopeo(): boolean {
  try {
    execFileSync('skopeo', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('skopeo is not installed: it is left out\n');
    return false;
  }
}
