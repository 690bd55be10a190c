import { inspectImage } from '../__tests__/support/engine.ts';
import { toolkit } from './baselines.ts';
import type { Prepared, Row, Way } from './comparison.ts';
import { openPlace, removePlace, type Place } from './place.ts';
import type { Stage } from './stage.ts';
import { inPlace, shellIn, stepIn, toArtifact, toCache } from './steps.ts';

/** Two jobs: one stores the image of a fresh engine, the other brings it into an empty one. */
interface Relay {
  readonly out: Way;
  readonly in: Way;
}

type Command = (place: Place, host: string) => Promise<Omit<Prepared, 'host' | 'stores'>>;

const places = ['artifact', 'cache'] as const;

/** The names of the rows that `relayRows` gives. */
export const relayRowNames = places.flatMap(place => ['', ', out', ', in'].map(part => `relay by ${place}${part}`));

/** The relay of an image by an artifact and by the actions cache: both jobs together, and each alone. */
export async function relayRows(stage: Stage, image: string): Promise<Row[]> {
  const reference = `${image}:1`;
  const tar = await stage.tarOf(reference);
  const relay = (out: Command, into: Command) => openRelay(stage, reference, tar, out, into);
  const ours = (inputs: Readonly<Record<string, string>>, from: string) =>
    relay(
      (place, host) => stepIn(place, host, 'archive', { source: 'local', image, version: '1', ...inputs }),
      (place, host) => stepIn(place, host, 'load', { image, version: '1', from }),
    );
  const theirs = (out: string, into: string) =>
    relay(
      (place, host) => Promise.resolve(shellIn(place, host, out)),
      (place, host) => Promise.resolve(shellIn(place, host, into)),
    );
  const shell = theirs(
    `docker save ${reference} | zstd -q -T0 -o archives/i.tar.zst && ${toolkit} upload raw archives/i.tar.zst`,
    `${toolkit} download i.tar.zst archives && zstd -dcq archives/i.tar.zst | docker load -q`,
  );
  // As AndreKurait/docker-cache does it.
  const dockerCache = theirs(
    `cd workspace && docker save -o i.tar ${reference} && ${toolkit} save relay i.tar`,
    `cd workspace && ${toolkit} restore relay i.tar && docker load -q -i i.tar`,
  );
  return [
    ...rowsOf('relay by artifact', ours(toArtifact, 'artifact'), 'g', shell),
    ...rowsOf('relay by cache', ours(toCache, 'cache'), 'h', dockerCache),
  ];
}

function rowsOf(name: string, ours: Relay, letter: string, theirs: Relay): Row[] {
  return [
    { name, ours: [ours.out, ours.in], baselines: { [letter]: [theirs.out, theirs.in] } },
    { name: `${name}, out`, ours: [ours.out], baselines: { [letter]: [theirs.out] } },
    { name: `${name}, in`, ours: [ours.in], baselines: { [letter]: [theirs.in] } },
  ];
}

// The first job's place stays until the next round, because the second job needs what its services keep.
function openRelay(stage: Stage, reference: string, tar: string, out: Command, into: Command): Relay {
  let sent: Place | undefined;
  return {
    out: async () => {
      if (sent) await removePlace(sent);
      const place = (sent = await openPlace(stage.folder));
      // An engine that has pushed an image before would not compress its layers again.
      const engine = await stage.startEngine();
      await stage.shell(engine.host, `docker load -q -i '${tar}'`);
      const end = async () => {
        await place[Symbol.asyncDispose]();
        await engine[Symbol.asyncDispose]();
      };
      return { ...(await out(place, engine.host)), ...inPlace(place), host: engine.host, end };
    },
    in: async () => {
      const place = await openPlace(stage.folder, sent?.folder, ['service']);
      const engine = await stage.startEngine();
      const check = async () => {
        if (!(await inspectImage(reference, engine.host))) throw new Error(`${reference} did not arrive`);
      };
      const { stores, end } = inPlace(place);
      return {
        ...(await into(place, engine.host)),
        stores,
        check,
        host: engine.host,
        end: async () => {
          await end?.();
          await engine[Symbol.asyncDispose]();
        },
      };
    },
  };
}
