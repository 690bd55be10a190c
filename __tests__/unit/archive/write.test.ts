import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { verifyTar } from '../../../src/archive/format/tar-verifier.ts';
import { writeArchive } from '../../../src/archive/write.ts';
import { makeTar, ociMembers } from '../../support/tars.ts';

describe('writeArchive', () => {
  for (const format of ['zip', 'tzst', 'docker'] as const) {
    it(`leaves nothing where the finished file is refused, ${format}`, async () => {
      const dir = await mkdtemp(join(tmpdir(), 'write-'));
      const { signal } = new AbortController();
      const tar = verifyTar(Readable.from([await makeTar(ociMembers())]), signal);
      const describeArchive = () => {
        throw new Error('another layout is required');
      };
      const packing = { format, compression: 'zstd', level: 3 } as const;
      const options = { dir, name: 'web', version: '1', configDigest: undefined, ...packing };
      const written = writeArchive(tar, { ...options, describe: describeArchive }, signal);
      await assert.rejects(written, /another layout is required/);
      assert.deepEqual(await readdir(dir), []);
      await rm(dir, { recursive: true });
    });
  }
});
