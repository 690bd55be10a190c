import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { findInFolder } from '../../../../../src/actions/tree/plan/find-in-folder.ts';
import { formatName } from '../../../../../src/image/name.ts';
import { FolderStore } from '../../../../../src/stores/folder.ts';

let dir = '';
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'find-'));
});
after(() => rm(dir, { recursive: true, force: true }));

it('findInFolder finds the archives of current versions, by the names of images', async () => {
  const api = { name: 'ghcr.io~acme~api', version: '1.0', imageid: '0123456789ab', archfmt: 'docker' };
  const again = { ...api, imageid: 'ba9876543210' };
  for (const archive of [api, again, { ...api, version: '0.9' }, { ...api, name: 'acme~api' }]) {
    await writeFile(join(dir, formatName(archive)), '');
  }
  const { signal } = new AbortController();
  const copies = await findInFolder(new FolderStore({ dir, signal }), [
    { name: 'api', version: '1.0', label: 'ghcr.io/acme/api:1.0' },
    { name: 'web', version: '1.0', label: 'ghcr.io/acme/web:1.0' },
  ]);
  // Without metadata nothing tells what an archive was built from.
  const expected = [api, again].map(archive => ({ archive, inputs: undefined }));
  assert.deepEqual([...copies], [['api', expected]]);
});
