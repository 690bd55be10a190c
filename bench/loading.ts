import { inspectImage } from '../__tests__/support/engine.ts';
import { loadingBaseline } from './baselines.ts';
import type { Row, Way } from './comparison.ts';
import type { Stage } from './stage.ts';
import { keepArchive, nowhere, prepareStep } from './steps.ts';

/** What the engine has before an image is loaded, by the name of the row. */
export const loadings = ['load empty', 'load present', 'load one layer missing'] as const;
export type Loading = (typeof loadings)[number];

/** One row: an archive of the folder comes into an engine. */
export async function loadingRow(stage: Stage, image: string, name: Loading): Promise<Row> {
  const version = name === 'load one layer missing' ? '2' : '1';
  const reference = `${image}:${version}`;
  const before = () => prepareEngine(stage, image, name);
  const archived = await keepArchive(stage, stage.home, { image, version, ...nowhere });
  const inputs = { image, version, from: 'folder' };
  const ours: Way = async () => {
    await before();
    return prepareStep(stage, stage.away, 'load', inputs, archived);
  };
  const theirs = loadingBaseline(stage, await stage.tarOf(reference), before);
  const check = async () => {
    if (!(await inspectImage(reference, stage.away))) throw new Error(`${name} did not load ${reference}`);
  };
  const checked =
    (way: Way): Way =>
    async () => ({ ...(await way()), check });
  return { name, ours: [checked(ours)], baselines: { a: [checked(theirs)] } };
}

async function prepareEngine(stage: Stage, image: string, name: Loading): Promise<void> {
  if (name === 'load empty') return stage.empty();
  if (!(await inspectImage(`${image}:1`, stage.away))) await stage.load(`${image}:1`);
  // The layers of the first version stay when the second goes.
  if (name === 'load one layer missing' && (await inspectImage(`${image}:2`, stage.away)))
    await stage.shell(stage.away, `docker rmi -f ${image}:2`);
}
