import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { engineHost, inspectImage, buildImage, removeImage } from '../__tests__/support/engine.ts';
import { saidBy, startJob, type Job } from '../__tests__/support/job.ts';

// Ways to get an archived image into an engine, side by side: DOCKER_HOST=unix:///… node bench/load.ts
// Seconds are medians of whole processes, with the slowest and the fastest; the ratio is to `unzip -p | docker load`.

const mebibyte = 1024 * 1024;
const rounds = 3;

interface Way {
  /** What the engine has before: nothing of the image, the image itself, or one with all but the last layer. */
  readonly before: 'nothing' | 'image' | 'base';
  readonly load: (job: Job, zip: string) => Promise<void>;
}

const ways: Record<string, Way> = {
  'unzip -p | docker load': {
    before: 'nothing',
    load: (_, zip) => shell(`unzip -p '${zip}' '*.docker' | docker load -q`),
  },
  'zstd -dc | docker load': { before: 'nothing', load: (_, zip) => shell(`zstd -dcq '${zip}.zst' | docker load -q`) },
  'load/': { before: 'nothing', load: runLoad },
  'load/, one layer is new': { before: 'base', load: runLoad },
  'docker load, one layer is new': {
    before: 'base',
    load: (_, zip) => shell(`unzip -p '${zip}' '*.docker' | docker load -q`),
  },
  'load/, the image is there': { before: 'image', load: runLoad },
};

async function main(): Promise<void> {
  await using job = await startJob();
  const [image, base] = [`${job.image}:1.0.0`, `${job.image}:1.1.0`];
  const layers = makeLayers();
  await buildImage(base, contextOf(layers, 'base'));
  await buildImage(image, contextOf(layers, 'image'));
  const made = await job.run({ source: 'local', version: '1.0.0', cache: 'false', 'upload-artifact': 'false' });
  if (made.code !== 0) throw new Error(saidBy(made));
  const zip = made.outputs['archive-path'] ?? '';
  await shell(`unzip -p '${zip}' '*.docker' | zstd -q -3 -T0 -o '${zip}.zst'`);
  const seconds = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      await prepare(way.before, image, base, () => buildImage(base, contextOf(layers, 'base')));
      if (way.before === 'image') await shell(`unzip -p '${zip}' '*.docker' | docker load -q`);
      const started = performance.now();
      await way.load(job, zip);
      const taken = (performance.now() - started) / 1000;
      if (!(await inspectImage(image))) throw new Error(`${name} did not load ${image}`);
      if (round > 0) seconds.set(name, [...(seconds.get(name) ?? []), taken]);
    }
  }
  await rm(`${zip}.zst`);
  print(seconds, made.outputs['archive-size'] ?? '');
}

async function prepare(
  before: Way['before'],
  image: string,
  base: string,
  build: () => Promise<unknown>,
): Promise<void> {
  await removeImage(image);
  if (before === 'nothing') await removeImage(base);
  if (before === 'base' && !(await inspectImage(base))) await build();
}

async function runLoad(job: Job, zip: string): Promise<void> {
  const step = await job.runSub('load', { path: zip });
  if (step.code !== 0) throw new Error(saidBy(step));
}

function shell(command: string): Promise<void> {
  execFileSync('sh', ['-c', command], { env: { ...process.env, DOCKER_HOST: engineHost() }, stdio: 'pipe' });
  return Promise.resolve();
}

function contextOf(layers: readonly Buffer[], word: string): Record<string, string | Buffer> {
  const files = layers.map((content, i): [string, Buffer] => [`layer${i}`, content]);
  const copies = files.map(([name]) => `COPY ${name} /${name}`);
  const lines = ['FROM scratch', ...copies, 'COPY word /word', ''];
  return { Dockerfile: lines.join('\n'), ...Object.fromEntries(files), word };
}

/** Four layers of 64 MiB: sources, a program, and what is compressed already. */
function makeLayers(): Buffer[] {
  const sources = globSync('node_modules/**/*.{js,ts,json,md,map,cjs,mjs}').sort().slice(0, 12_000);
  const text = Buffer.concat(sources.map(file => readFileSync(file)));
  const program = readFileSync(process.execPath);
  const digests = Array.from({ length: mebibyte / 32 }, (_, i) => createHash('sha256').update(String(i)).digest());
  const random = Buffer.concat(Array.from({ length: 64 }, (_, i) => Buffer.concat([Buffer.of(i), ...digests])));
  return [text, program, program.subarray(64 * mebibyte), random].map(each => each.subarray(0, 64 * mebibyte));
}

function print(seconds: ReadonlyMap<string, readonly number[]>, size: string): void {
  const medians = new Map([...seconds].map(([name, list]) => [name, list.toSorted((a, b) => a - b)]));
  const first = medianOf([...medians.values()][0]);
  console.log(`archive of ${(Number(size) / mebibyte).toFixed(0)} MiB, Node ${process.version}`);
  console.log('way                              seconds    min    max   ratio');
  for (const [name, list] of medians) {
    const numbers = [medianOf(list), list[0] ?? 0, list.at(-1) ?? 0].map(each => each.toFixed(2).padStart(6));
    console.log(`${name.padEnd(32)} ${numbers.join(' ')}  ${(medianOf(list) / first).toFixed(2).padStart(6)}`);
  }
}

function medianOf(sorted: readonly number[] = []): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

await main();
