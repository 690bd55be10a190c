import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeInventory } from '../src/plan/inventory.ts';
import { describeFiles } from '../src/ship/describe.ts';
import { listFolder } from '../src/ship/folder.ts';
import { toSighting } from '../src/survey.ts';

// Listing a crowded archive folder, beside what looking at every file costs: node bench/list.ts [files] [archives]
// Seconds are medians; the ratio is to `readdir` and a `stat` of each file.

const rounds = 5;
const [files = 100_000, archives = 1000] = process.argv.slice(2).map(Number);
// A disk, as an archive folder is on one.
const dir = await mkdtemp('/var/tmp/bench-list-');

const ways: Record<string, () => Promise<number>> = {
  'readdir and stat': async () => {
    const names = await readdir(dir);
    for (let at = 0; at < names.length; at += 64) {
      await Promise.all(names.slice(at, at + 64).map(name => stat(join(dir, name))));
    }
    return names.length;
  },
  'readdir alone': async () => (await readdir(dir)).length,
  'list/': async () => {
    const found = await describeFiles(await listFolder(dir), AbortSignal.timeout(60_000));
    return takeInventory(found.map(toSighting), () => false).length;
  },
};

try {
  for (let i = 0; i < files; i += 1) await writeFile(join(dir, `stranger-${i}.log`), '');
  for (let i = 0; i < archives; i += 1) {
    await writeFile(join(dir, `web_1.0.${i}_${i.toString(16).padStart(12, '0')}.zip`), '');
  }
  await compare();
} finally {
  await rm(dir, { recursive: true });
}

async function compare(): Promise<void> {
  const seconds = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, look] of Object.entries(ways)) {
      const started = performance.now();
      await look();
      if (round > 0) seconds.set(name, [...(seconds.get(name) ?? []), (performance.now() - started) / 1000]);
    }
  }
  const medians = [...seconds].map(([name, list]) => [name, list.sort((a, b) => a - b)[rounds >> 1] ?? 0] as const);
  const [, first = 1] = medians[0] ?? [];
  console.log(`${files} strangers, ${archives} archives, Node ${process.version}`);
  for (const [name, median] of medians) {
    console.log(`${name.padEnd(18)} ${median.toFixed(2)} s  ${(median / first).toFixed(2)}`);
  }
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
}
