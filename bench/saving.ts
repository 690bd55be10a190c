import { join } from 'node:path';
import { inspectImage } from '../__tests__/support/engine.ts';
import { floorBaselines, savingBaselines } from './baselines.ts';
import type { Row, Way } from './comparison.ts';
import type { Stage } from './stage.ts';
import { archiveWay, keepArchive, nowhere, toArtifact, toCache } from './steps.ts';

/** The names of the rows that `savingRows` gives. */
export function savingRowNames(changes: boolean): string[] {
  return [
    'archive alone, first save',
    'first save',
    'nothing changed',
    ...(changes
      ? ['archive alone, one layer changed', ...changedRowNames(''), ...changedRowNames(', base by docker load')]
      : []),
  ];
}

/** Everything that saves an image, in one comparison, because what it is compared with takes most of the time. */
export async function savingRows(stage: Stage, image: string, changes: boolean): Promise<Row[]> {
  const { home } = stage;
  const first = { image, version: '1' };
  const inArtifact = await keepArchive(stage, home, { ...first, ...toArtifact });
  const inFolder = await keepArchive(stage, home, { ...first, ...nowhere });
  const { a, b, c, d } = savingBaselines(stage, home, `${image}:1`);
  const { e, f } = floorBaselines(stage, home, inFolder);
  const usual = { a, b, c, d };
  const row = (name: string, way: Way, baselines: Row['baselines']): Row => ({ name, ours: [way], baselines });
  return [
    row('archive alone, first save', archiveWay(stage, home, { ...first, ...nowhere }), { a, e, f }),
    row('first save', archiveWay(stage, home, { ...first, ...toArtifact }), usual),
    row('nothing changed', archiveWay(stage, home, { ...first, ...toArtifact }, inArtifact), usual),
    ...(changes
      ? [
          row(
            'archive alone, one layer changed',
            archiveWay(stage, home, { image, version: '2', ...nowhere }, inFolder),
            { a, e, f },
          ),
          ...(await changedRows(stage, home, image, '', usual)),
          ...(await basedRows(stage, image, usual)),
        ]
      : []),
  ];
}

// A base that was loaded has no build cache, so the changed layer comes on top of all of its layers.
async function basedRows(stage: Stage, image: string, usual: Row['baselines']): Promise<Row[]> {
  const { away } = stage;
  await stage.empty();
  await stage.load(`${image}:1`);
  await stage.shell(away, `'${join(import.meta.dirname, 'corpus.sh')}' next '${image.replace('corpus/', '')}'`);
  const [one, two] = await Promise.all(['1', '2'].map(version => inspectImage(`${image}:${version}`, away)));
  const layers = two?.RootFS.Layers ?? [];
  const shared = layers.filter((layer, i) => layer === one?.RootFS.Layers[i]).length;
  if (shared !== layers.length - 1)
    throw new Error(`${shared} of ${layers.length} layers of ${image}:2 are those of :1`);
  return changedRows(stage, away, image, ', base by docker load', usual);
}

async function changedRows(
  stage: Stage,
  host: string,
  image: string,
  base: string,
  baselines: Row['baselines'],
): Promise<Row[]> {
  const before = await keepArchive(stage, host, { image, version: '1', ...toCache });
  const [artifact = '', cache = ''] = changedRowNames(base);
  const next = { image, version: '2' };
  return [
    { name: artifact, ours: [archiveWay(stage, host, { ...next, ...toArtifact }, before)], baselines },
    { name: cache, ours: [archiveWay(stage, host, { ...next, ...toCache }, before)], baselines },
  ];
}

function changedRowNames(base: string): string[] {
  return ['artifact', 'cache'].map(place => `one layer changed, ${place}${base}`);
}
