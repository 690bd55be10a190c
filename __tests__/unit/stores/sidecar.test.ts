import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { writeZip } from '../../../src/archive/zip/write.ts';
import { formatName, shortId } from '../../../src/image/name.ts';
import { folderPath } from '../../../src/stores/files.ts';
import { FolderStore } from '../../../src/stores/folder.ts';
import { describeSaved, proveArchive, removeArchive, writeSidecar } from '../../../src/stores/sidecar.ts';
import type { ReadyArchive } from '../../../src/stores/store.ts';
import { makeTar, ociConfigDigest, ociMembers } from '../../support/tars.ts';

const { signal } = new AbortController();
const archive = { name: 'web', version: '1.0.0', imageid: shortId(ociConfigDigest), archfmt: 'zip' };
const identity = { name: 'web', version: '1.0.0', tag: '1.0.0', image: 'acme/api' };

describe('the archive of another step under the same name', () => {
  let [dir, path, sidecar] = ['', '', ''];
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'sidecar-'));
    path = folderPath(dir, archive);
    sidecar = `${path}.json`;
  });
  afterEach(() => rm(dir, { recursive: true }));

  // As a step does, by a rename; gives the SHA-256 of the file.
  async function place(method: 'store' | 'deflate'): Promise<string> {
    const partial = join(dir, '.0123456789abcdef.partial');
    const source = Readable.from([await makeTar(ociMembers())]);
    const member = formatName({ ...archive, archfmt: 'docker' });
    await writeZip({ path: partial, level: 9, signal, members: [{ name: member, source, method }] });
    await rename(partial, path);
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }

  async function save(): Promise<ReadyArchive> {
    await place('deflate');
    return proveArchive(path, archive, identity, signal);
  }

  async function recorded(): Promise<string> {
    return (JSON.parse(await readFile(sidecar, 'utf8')) as { sha256: string }).sha256;
  }

  it('gets no sidecar that describes ours, and is the one that is described', async () => {
    const ours = await save();
    await rm(sidecar);
    const theirs = await place('store');
    assert.equal(await writeSidecar(ours), undefined);
    assert.deepEqual(await readdir(dir), [formatName(archive)]);
    const ready = await describeSaved(ours, signal);
    assert.deepEqual([ready.sha256, await recorded()], [theirs, theirs]);
  });

  it('stays with its sidecar where ours is to be removed', async () => {
    const ours = await save();
    const [listed] = (await new FolderStore({ dir, signal }).list()).value;
    const theirs = await place('store');
    const ready = await proveArchive(path, archive, identity, signal);
    await removeArchive(ours);
    await listed?.remove();
    assert.equal(await recorded(), theirs);
    assert.deepEqual(await readdir(dir), [formatName(archive), `${formatName(archive)}.json`]);
    await removeArchive(ready);
    assert.deepEqual(await readdir(dir), []);
  });

  it('is an error that says so where it was removed meanwhile', async () => {
    await assert.rejects(proveArchive(path, archive, identity, signal), { code: 'ARCHIVE_GONE' });
    await writeFile(sidecar, '{}');
    await assert.rejects(proveArchive(path, archive, identity, signal), { code: 'ARCHIVE_GONE' });
  });
});
