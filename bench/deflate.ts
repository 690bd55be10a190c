import { spawn } from 'node:child_process';
import { createCipheriv } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import { deflateParallel } from '../src/archive/compress/deflate.ts';
import { zstdParallel } from '../src/archive/compress/zstd.ts';

// Compressors side by side, on what images are made of: node bench/deflate.ts [level...]
// MB/s is the median, with the slowest and the fastest run; the CPU seconds are those of this process alone.

type Chunks = AsyncIterable<Buffer>;
type Compressor = (source: Readable, level: number, count: (chunks: Chunks) => Promise<void>) => Promise<void>;

const mebibyte = 1024 * 1024;
const rounds = 3;

const compressors: Record<string, Compressor> = {
  deflateParallel: (source, level, count) => pipeline(source, deflateParallel({ level }), count),
  'zlib.createDeflateRaw': (source, level, count) => pipeline(source, createDeflateRaw({ level }), count),
  gzip: (source, level, count) => pipeThrough(['gzip', '-c', `-${level}`], source, count),
  pigz: (source, level, count) => pipeThrough(['pigz', '-c', `-${level}`], source, count),
  zstdParallel: (source, level, count) => pipeline(source, zstdParallel({ level }), count),
  'zstd -T0': (source, level, count) => pipeThrough(['zstd', '-qcT0', `-${level}`], source, count),
};

interface Run {
  readonly seconds: number;
  readonly cpu: number;
  readonly bytes: number;
}

async function main(levels: readonly number[]): Promise<void> {
  const data = makeCorpus();
  console.log(`${Math.round(data.length / mebibyte)} MiB, ${availableParallelism()} cores, Node ${process.version}`);
  console.log('level  compressor               MB/s    min    max   own cpu s   ratio');
  for (const level of levels) {
    const runs = await race(data, level);
    for (const [name, list] of runs) console.log(describe(level, name, list, data.length));
  }
}

/** Runs all in turn, so that what disturbs the machine disturbs each of them; the first round warms up. */
async function race(data: Buffer, level: number): Promise<Map<string, Run[]>> {
  const runs = new Map<string, Run[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, compress] of Object.entries(compressors)) {
      const run = await measure(data, level, compress).catch(skipMissing);
      if (run && round > 0) runs.set(name, [...(runs.get(name) ?? []), run]);
    }
  }
  return runs;
}

async function measure(data: Buffer, level: number, compress: Compressor): Promise<Run> {
  let bytes = 0;
  const started = performance.now();
  const before = process.cpuUsage();
  await compress(Readable.from(cut(data)), level, async chunks => {
    for await (const chunk of chunks) bytes += chunk.length;
  });
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6, bytes };
}

function skipMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

function describe(level: number, name: string, runs: readonly Run[], size: number): string {
  const rates = runs.map(({ seconds }) => size / 1e6 / seconds).sort((a, b) => a - b);
  const cpus = runs.map(({ cpu }) => cpu).sort((a, b) => a - b);
  const middle = Math.floor(runs.length / 2);
  const numbers = [rates[middle], rates[0], rates.at(-1)].map(rate => (rate ?? 0).toFixed(0).padStart(6));
  const cpu = (cpus[middle] ?? 0).toFixed(2);
  const ratio = ((runs[0]?.bytes ?? 0) / size).toFixed(4);
  return `${level}      ${name.padEnd(22)} ${numbers.join(' ')} ${cpu.padStart(11)}  ${ratio}`;
}

async function pipeThrough(
  command: readonly string[],
  source: Readable,
  count: (chunks: Chunks) => Promise<void>,
): Promise<void> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const failed = new Promise<never>((_, reject) => child.on('error', reject));
  await Promise.race([failed, Promise.all([pipeline(source, child.stdin), pipeline(child.stdout, count)])]);
}

/** 256 MiB: packages of text, one large program, a tenth of random data. */
function makeCorpus(): Buffer {
  const text: Buffer[] = [];
  let size = 0;
  for (const file of globSync('node_modules/**/*.{js,ts,json,md,map,cjs,mjs}').sort()) {
    if (size > 120 * mebibyte) break;
    const content = readFileSync(file);
    text.push(content);
    size += content.length;
  }
  const program = readFileSync(process.execPath).subarray(0, 110 * mebibyte);
  const random = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(26 * mebibyte));
  return Buffer.concat([...text, program, random]).subarray(0, 256 * mebibyte);
}

function* cut(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += 65_536) yield data.subarray(at, at + 65_536);
}

const chosen = process.argv.slice(2).map(Number);
await main(chosen.length > 0 ? chosen : [1, 3, 6]);
