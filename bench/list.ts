import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveMetadata } from '../src/archive/format/metadata.ts';
import { makeInventory } from '../src/stores/inventory.ts';
import { folderPath } from '../src/stores/files.ts';
import { FolderStore } from '../src/stores/folder.ts';
import { writeSidecar } from '../src/stores/sidecar.ts';

// Listing a crowded archive folder, beside what looking at every file costs: node bench/list.ts [files] [archives]
// Each way runs in a process of its own, as a step does; seconds are medians with the fastest and the slowest run, the
// ratio is to `readdir` and a `stat` of each file, memory is the most a process ever had.

interface Run {
  readonly seconds: number;
  readonly mebibytes: number;
}

const rounds = 7;

const ways: Record<string, (dir: string) => Promise<unknown>> = {
  'readdir and stat': async dir => {
    const names = await readdir(dir);
    for (let at = 0; at < names.length; at += 64) {
      await Promise.all(names.slice(at, at + 64).map(name => stat(join(dir, name))));
    }
  },
  'readdir alone': dir => readdir(dir),
  'list/': async dir => {
    const found = await new FolderStore({ dir, signal: AbortSignal.timeout(60_000) }).list();
    return makeInventory(found.value, () => false);
  },
  nothing: () => Promise.resolve(),
};

async function main(files: number, archives: number): Promise<void> {
  // A disk, as an archive folder is on one.
  const dir = await mkdtemp('/var/tmp/bench-list-');
  try {
    await fill(dir, files, archives);
    console.log(`${files} strangers, ${archives} archives with sidecars, Node ${process.version}`);
    console.log('way                 seconds    min    max  ratio  MiB');
    const runs = race(dir);
    const [first] = [...runs.values()].map(list => middle(list.map(({ seconds }) => seconds)));
    for (const [name, list] of runs) console.log(describe(name, list, first ?? 1));
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function fill(dir: string, files: number, archives: number): Promise<void> {
  for (let i = 0; i < files; i += 1) await writeFile(join(dir, `stranger-${i}.log`), '');
  for (let i = 0; i < archives; i += 1) {
    const imageid = i.toString(16).padStart(12, '0');
    const archive = { name: 'web', version: `1.0.${i}`, imageid, archfmt: 'zip' };
    const path = folderPath(dir, archive);
    await writeFile(path, '');
    const { size, mtimeMs: stored, ino: inode } = await stat(path);
    await writeSidecar({ archive, path, size, stored, inode, metadata: makeMetadata(imageid), sha256: '0'.repeat(64) });
  }
}

function makeMetadata(imageid: string): ArchiveMetadata {
  const digest = `sha256:${imageid.padEnd(64, '0')}`;
  const layer = { digest, path: `blobs/sha256/${imageid}`, diff_id: digest, size: 1 };
  return {
    ...{ schema: 1, name: 'web', image: 'web', version: '1', tag: '1', imageid, docker_id: digest, tar_size: 1 },
    ...{ config_digest: digest, manifest_digest: '', index_digest: '', layout: 'docker+oci', platform: 'linux/amd64' },
    ...{ created: '2026-01-02T03:04:05Z', repo_tags: ['web:1'], labels: {}, layers: [layer, layer, layer] },
  };
}

/** Runs all in turn, so that what disturbs the machine disturbs each of them; the first round warms up. */
function race(dir: string): Map<string, Run[]> {
  const runs = new Map<string, Run[]>(Object.keys(ways).map(name => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, list] of runs) {
      const said = execFileSync(process.execPath, [import.meta.filename, '--run', name, dir], { encoding: 'utf8' });
      if (round > 0) list.push(JSON.parse(said) as Run);
    }
  }
  return runs;
}

async function measure(name: string, dir: string): Promise<Run> {
  const started = performance.now();
  await ways[name]?.(dir);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, mebibytes: process.resourceUsage().maxRSS / 1024 };
}

function describe(name: string, runs: readonly Run[], first: number): string {
  const seconds = runs.map(run => run.seconds);
  const times = [middle(seconds), Math.min(...seconds), Math.max(...seconds)].map(time => time.toFixed(2).padStart(6));
  const memory = Math.max(...runs.map(({ mebibytes }) => mebibytes));
  const ratio = (middle(seconds) / first).toFixed(2);
  return `${name.padEnd(20)} ${times.join(' ')}  ${ratio.padStart(5)}  ${memory.toFixed(0).padStart(3)}`;
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === '--run') console.log(JSON.stringify(await measure(rest[0] ?? '', rest[1] ?? '')));
else await main(Number(mode ?? 100_000), Number(rest[0] ?? 1000));
