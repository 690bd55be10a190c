import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { partialPath, removeAbandonedPartials } from '../../../src/core/partial-file.ts';

describe('removeAbandonedPartials', () => {
  it('removes files and folders not written to for a day, and nothing else', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'partial-'));
    try {
      const [oldFile, oldFolder, fresh] = [partialPath(dir), partialPath(dir), partialPath(dir)];
      await mkdir(oldFolder);
      await writeFile(join(oldFolder, 'blob'), 'x');
      const strangers = ['.mine.partial', 'api_1_0123456789ab.zip', '.0123456789abcdef.partial.txt'];
      for (const path of [oldFile, fresh, ...strangers.map(name => join(dir, name))]) await writeFile(path, 'x');
      const now = Date.now();
      const before = new Date(now - 25 * 60 * 60 * 1000);
      for (const path of [oldFile, oldFolder, ...strangers.map(name => join(dir, name))])
        await utimes(path, before, before);
      await removeAbandonedPartials(dir, now);
      assert.deepEqual((await readdir(dir)).sort(), [basename(fresh), ...strangers].sort());
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});
