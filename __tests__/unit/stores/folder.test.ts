import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Readable } from 'node:stream';
import { writeZip } from '../../../src/archive/zip/write.ts';
import { formatName, shortId, type ArchiveName } from '../../../src/image/name.ts';
import { folderPath } from '../../../src/stores/files.ts';
import { FolderStore, preferFile } from '../../../src/stores/folder.ts';
import { storedArchive } from '../../support/stored-archive.ts';
import { makeTar, ociConfigDigest, ociMembers } from '../../support/tars.ts';

const { signal } = new AbortController();
const archive: ArchiveName = { name: 'web', version: '1.0.0', imageid: shortId(ociConfigDigest), archfmt: 'zip' };

describe('FolderStore', () => {
  let dir = '';
  let store: FolderStore;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'folder-'));
    store = new FolderStore({ dir, signal });
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function place(fields: Partial<ArchiveName> = {}): Promise<string> {
    const path = folderPath(dir, { ...archive, ...fields });
    const name = formatName({ ...archive, archfmt: 'docker' });
    const source = Readable.from([await makeTar(ociMembers())]);
    await writeZip({ path, level: 1, signal, members: [{ name, source, method: 'store' }] });
    return path;
  }

  async function namesOf(query?: Parameters<FolderStore['list']>[0]): Promise<string[]> {
    return (await store.list(query)).value.map(each => formatName(each.archive));
  }

  it('lists archives of known formats only, by name and by what is accepted', async () => {
    const [own, older, admin] = [archive, { ...archive, version: '0.9' }, { ...archive, name: 'web-admin' }];
    for (const each of [own, older, admin]) await writeFile(folderPath(dir, each), '');
    await writeFile(folderPath(dir, { ...archive, archfmt: 'rar' }), '');
    await writeFile(join(dir, 'notes.txt'), '');
    await mkdir(folderPath(dir, { ...archive, version: 'folder' }));
    await symlink(folderPath(dir, own), folderPath(dir, { ...archive, version: 'link' }));
    assert.deepEqual(await namesOf(), [admin, older, own].map(formatName));
    assert.deepEqual(await namesOf({ name: 'web' }), [older, own].map(formatName));
    assert.deepEqual(await namesOf({ accept: ({ version }) => version === '0.9' }), [formatName(older)]);
  });

  it('finds what a query asks for', async () => {
    for (const version of ['1.0.0', '2.0.0']) await place({ version });
    const find = async (query: object) =>
      (await store.find({ name: 'web', ...query })).value.map(each => each.archive.version);
    assert.deepEqual(await find({}), ['1.0.0', '2.0.0']);
    assert.deepEqual(await find({ version: '2.0.0' }), ['2.0.0']);
    assert.deepEqual(await find({ imageid: 'ffffff' }), []);
  });

  it('treats a missing folder as empty', async () => {
    assert.deepEqual((await new FolderStore({ dir: join(dir, 'none'), signal }).list()).value, []);
  });

  it('knows neither digest nor metadata of an archive that was never proved', async () => {
    const path = await place();
    const [stored] = (await store.list()).value;
    assert.deepEqual([stored?.path, stored?.sha256, stored?.metadata], [path, '', undefined]);
  });

  it('knows what was proved, until the file is written again', async () => {
    const path = await place();
    const [before] = (await store.list()).value;
    assert.ok(before);
    const proved = await store.prove(before);
    assert.equal(proved.metadata?.config_digest, ociConfigDigest);
    const [stored] = (await store.list()).value;
    assert.deepEqual([stored?.sha256, stored?.metadata], [proved.sha256, proved.metadata]);
    assert.deepEqual(await stored?.fetch(), { path, sha256: proved.sha256, fetched: false });
    await utimes(path, 1, 1);
    assert.equal((await store.list()).value[0]?.sha256, '');
  });

  it('does not use the sidecar of another image', async () => {
    const path = await place();
    for (const stored of (await store.list()).value) await store.prove(stored);
    const other = folderPath(dir, { ...archive, imageid: 'f'.repeat(12) });
    await rename(path, other);
    await copyFile(`${path}.json`, `${other}.json`);
    const [stored] = (await store.list()).value;
    assert.deepEqual([stored?.path, stored?.sha256], [other, '']);
  });

  it('removes an archive together with its sidecar', async () => {
    await place();
    const [stored] = (await store.list()).value;
    assert.ok(stored);
    await store.prove(stored);
    await stored.remove();
    await stored.remove();
    assert.deepEqual((await store.list()).value, []);
  });

  it('gives the file for an archive of another place where it is the same', async () => {
    const path = await place();
    const [stored] = (await store.list()).value;
    assert.ok(stored);
    const elsewhere = storedArchive(archive, { place: 'artifact' });
    assert.equal((await preferFile(elsewhere, dir)).path, undefined);
    const { sha256 } = await store.prove(stored);
    assert.deepEqual([(await preferFile({ ...elsewhere, sha256 }, dir)).path], [path]);
    assert.equal((await preferFile({ ...elsewhere, sha256: '0'.repeat(64) }, dir)).path, undefined);
    assert.deepEqual(await (await preferFile(elsewhere, dir)).fetch(), { path, sha256, fetched: false });
  });
});
