import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectImage, pushImage, tagImage } from '../__tests__/support/engine.ts';
import { copyingBaselines, floorBaselines, inPlace, loadingBaseline, savingBaselines } from './baselines.ts';
import type { Contest, Prepare, Prepared } from './contest.ts';
import { run } from './measure.ts';
import { openPlace, type Place } from './place.ts';
import type { Stage } from './stage.ts';

type Inputs = Readonly<Record<string, string>>;

/** A contest that is made ready only when one of its rows is asked for. */
export interface Heat {
  /** Each row with the baselines that it is compared with. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  readonly make: () => Promise<Contest>;
}

const toArtifact = { 'upload-artifact': 'true', cache: 'false' };
const toCache = { 'upload-artifact': 'false', cache: 'true' };
const nowhere = { 'upload-artifact': 'false', cache: 'false' };
const usual = ['a', 'b', 'c', 'd'];

/** All heats of an image, in their order; the ones about a changed layer are for images that have a second version. */
export function heatsOf(stage: Stage, name: string): Heat[] {
  const image = `corpus/${name}`;
  const changes = name !== 'tiny';
  const loading = (row: string, make: () => Promise<Contest>): Heat => ({ rows: { [row]: ['a'] }, make });
  return [
    { rows: savingRows(changes), make: () => saveHeat(stage, image, changes) },
    loading('load empty', () => loadHeat(stage, image, 'load empty', '1', () => stage.empty())),
    loading('load present', () => loadHeat(stage, image, 'load present', '1', () => bring(stage, image, '1'))),
    ...(changes ? [loading('load one layer missing', () => missingHeat(stage, image))] : []),
    {
      rows: { 'pull to archive': ['skopeo docker-archive', 'skopeo oci-archive'] },
      make: () => pullHeat(stage, image),
    },
  ];
}

function savingRows(changes: boolean): Record<string, string[]> {
  return {
    'archive alone, first save': ['a', 'e', 'f'],
    'first save': usual,
    'nothing changed': usual,
    ...(changes && {
      'archive alone, one layer changed': ['a', 'e', 'f'],
      'one layer changed, artifact': usual,
      'one layer changed, cache': usual,
      'one layer changed, artifact, base by docker load': usual,
      'one layer changed, cache, base by docker load': usual,
    }),
  };
}

// One contest for all that saves: what it is compared with takes the most of the time.
async function saveHeat(stage: Stage, image: string, changes: boolean): Promise<Contest> {
  const { home } = stage;
  const inArtifact = await keep(stage, home, [{ image, version: '1', ...toArtifact }]);
  const inFolder = await keep(stage, home, [{ image, version: '1', ...nowhere }]);
  const first = { image, version: '1' };
  return {
    rows: {
      'archive alone, first save': archiveWay(stage, home, { ...first, ...nowhere }),
      'first save': archiveWay(stage, home, { ...first, ...toArtifact }),
      'nothing changed': archiveWay(stage, home, { ...first, ...toArtifact }, inArtifact),
      ...(changes && {
        'archive alone, one layer changed': archiveWay(stage, home, { image, version: '2', ...nowhere }, inFolder),
        ...(await changedWays(stage, home, image, '')),
        ...(await basedWays(stage, image)),
      }),
    },
    baselines: { ...savingBaselines(stage, home, `${image}:1`), ...floorBaselines(stage, home, inFolder) },
  };
}

// A base that was loaded has no build cache, so the changed layer comes on top of all of its layers.
async function basedWays(stage: Stage, image: string): Promise<Record<string, Prepare>> {
  const { away } = stage;
  await stage.empty();
  await load(stage, image, '1');
  await stage.shell(away, `'${join(import.meta.dirname, 'corpus.sh')}' next '${image.replace('corpus/', '')}'`);
  const [one, two] = await Promise.all(['1', '2'].map(version => inspectImage(`${image}:${version}`, away)));
  const layers = two?.RootFS.Layers ?? [];
  const shared = layers.filter((layer, i) => layer === one?.RootFS.Layers[i]).length;
  if (shared !== layers.length - 1)
    throw new Error(`${shared} of ${layers.length} layers of ${image}:2 are those of :1`);
  return changedWays(stage, away, image, ', base by docker load');
}

async function changedWays(stage: Stage, host: string, image: string, based: string): Promise<Record<string, Prepare>> {
  const before = await keep(stage, host, [{ image, version: '1', ...toCache }]);
  return {
    [`one layer changed, artifact${based}`]: archiveWay(stage, host, { image, version: '2', ...toArtifact }, before),
    [`one layer changed, cache${based}`]: archiveWay(stage, host, { image, version: '2', ...toCache }, before),
  };
}

// The layers of the first version stay when the second goes.
async function missingHeat(stage: Stage, image: string): Promise<Contest> {
  return loadHeat(stage, image, 'load one layer missing', '2', async () => {
    await bring(stage, image, '1');
    if (await inspectImage(`${image}:2`, stage.away)) await stage.shell(stage.away, `docker rmi -f ${image}:2`);
  });
}

async function loadHeat(
  stage: Stage,
  image: string,
  row: string,
  version: string,
  before: () => Promise<void>,
): Promise<Contest> {
  const archived = await keep(stage, stage.home, [{ image, version, ...nowhere }]);
  const inputs = { image, version, from: 'folder', 'docker-host': stage.away };
  const ours = async () => {
    await before();
    return prepareStep(stage, stage.away, 'load', inputs, archived);
  };
  const tar = await tarOf(stage, image, version);
  const theirs = loadingBaseline(stage, tar, before);
  const check = async () => {
    if (!(await inspectImage(`${image}:${version}`, stage.away))) throw new Error(`${row} did not load ${image}`);
  };
  const checked =
    (prepare: Prepare): Prepare =>
    async () => ({ ...(await prepare()), check });
  return { rows: { [row]: checked(ours) }, baselines: { a: checked(theirs) } };
}

async function pullHeat(stage: Stage, image: string): Promise<Contest> {
  const remote = `${stage.registry.host}/${image}`;
  const skopeo = hasSkopeo();
  await (skopeo ? copyToRegistry(stage, image, remote) : pushFromEngine(stage, image, remote));
  // The source that asks no engine, where the action has it.
  const yml = readFileSync(join(import.meta.dirname, '../action.yml'), 'utf8');
  const source = /description: .*Where the image comes from.*`registry`/.test(yml) ? 'registry' : 'pull';
  const ours = async () => {
    await stage.empty();
    return prepareStep(stage, stage.away, 'archive', { source, image: remote, version: '1', ...nowhere });
  };
  return { rows: { 'pull to archive': ours }, baselines: skopeo ? copyingBaselines(stage, `${remote}:1`) : {} };
}

// What the classic builder makes on a containerd store mixes media types, which skopeo does not take back as it is.
async function copyToRegistry(stage: Stage, image: string, remote: string): Promise<void> {
  const tar = await tarOf(stage, image, '1');
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

function archiveWay(stage: Stage, host: string, inputs: Inputs, like?: string): Prepare {
  return () => prepareStep(stage, host, 'archive', { source: 'local', ...inputs }, like);
}

async function prepareStep(
  stage: Stage,
  host: string,
  action: string,
  inputs: Inputs,
  like?: string,
): Promise<Prepared> {
  const place = await openPlace(stage.folder, like);
  return { ...(await stepIn(place, host, action, inputs)), ...inPlace(place), host };
}

/** Archives with these inputs one after the other; gives the folder of the place, which is then closed. */
async function keep(stage: Stage, host: string, steps: readonly Inputs[]): Promise<string> {
  await using place = await openPlace(stage.folder);
  for (const inputs of steps) await run(await stepIn(place, host, 'archive', { source: 'local', ...inputs }));
  return place.folder;
}

async function stepIn(place: Place, host: string, action: string, inputs: Inputs) {
  return place.step(action, { 'docker-host': host, ...inputs });
}

/** Has `away` hold the image, without a build. */
async function bring(stage: Stage, image: string, version: string): Promise<void> {
  if (!(await inspectImage(`${image}:${version}`, stage.away))) await load(stage, image, version);
}

async function load(stage: Stage, image: string, version: string): Promise<void> {
  await stage.shell(stage.away, `docker load -q -i '${await tarOf(stage, image, version)}'`);
}

async function tarOf(stage: Stage, image: string, version: string): Promise<string> {
  const tar = join(stage.folder, `${image.replace('/', '-')}-${version}.tar`);
  await stage.shell(stage.home, `[ -e '${tar}' ] || docker save -o '${tar}' ${image}:${version}`);
  return tar;
}
