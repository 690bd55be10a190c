import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { openContextFolder } from '../../src/build/context/folder.ts';

it('a context of two gigabytes is never in memory', async () => {
  const context = await mkdtemp(join(tmpdir(), 'context-large-'));
  try {
    const size = 2 * 1024 ** 3;
    await writeFile(join(context, 'Dockerfile'), 'FROM scratch\n');
    await writeFile(join(context, 'large'), '');
    await truncate(join(context, 'large'), size);
    const opened = await openContextFolder({ context, workspace: context });
    const before = process.memoryUsage.rss();
    let [peak, read] = [0, 0];
    for await (const chunk of opened.stream(new AbortController().signal)) {
      read += (chunk as Buffer).length;
      peak = Math.max(peak, process.memoryUsage.rss());
    }
    // Two headers, a padded Dockerfile and the two empty blocks of the end.
    assert.equal(read, size + 5 * 512);
    assert.ok(peak - before < 200e6, `${peak - before} bytes more`);
  } finally {
    await rm(context, { recursive: true });
  }
});
