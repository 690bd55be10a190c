import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { writeZip } from '../../../src/archive/zip/write.ts';
import { LookUps } from '../../../src/core/look-up.ts';
import { formatName, shortId, type ArchiveFormat, type ArchiveName } from '../../../src/image/name.ts';
import { ArchiveIndex } from '../../../src/stores/archive-index.ts';
import { makeTar, ociConfigDigest, ociMembers } from '../../support/tars.ts';

const { signal } = new AbortController();
// The name does not tell the repository.
const identity = { name: 'web', image: 'acme/api', version: '1.0.0', tag: '1.0.0' };
const imageid = shortId(ociConfigDigest);
const other = 'f'.repeat(12);
const image: ArchiveName = { name: 'web', version: '1.0.0', imageid, archfmt: 'zip' };

describe('ArchiveIndex', () => {
  let dir = '';
  const said: string[] = [];
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'index-'));
    said.length = 0;
  });
  afterEach(() => rm(dir, { recursive: true }));

  function open(format: ArchiveFormat = 'zip', repository = identity.image): ArchiveIndex {
    const note = (line: string) => void said.push(line);
    const log = { info: note, notice: note, warning: note, foreign: note, debug: note };
    const context = { log, lookUps: new LookUps(log, signal), signal };
    return new ArchiveIndex({ dir }, { ...identity, image: repository }, format, context);
  }

  // Minutes tell which file is newer.
  async function place(fields: Partial<ArchiveName> = {}, minute = 0): Promise<string> {
    const path = join(dir, formatName({ ...image, ...fields }));
    await writeFile(path, '');
    await utimes(path, minute * 60, minute * 60);
    return path;
  }

  async function placeWhole(): Promise<string> {
    const path = join(dir, formatName(image));
    const source = Readable.from([await makeTar(ociMembers())]);
    const name = formatName({ ...image, archfmt: 'docker' });
    await writeZip({ path, level: 1, signal, members: [{ name, source, method: 'deflate' }] });
    return path;
  }

  it('locates the file of an image in the format asked for, and the bare tar beside it', async () => {
    const [zip, bare, tzst] = [await place(), await place({ archfmt: 'docker' }), await place({ archfmt: 'tzst' })];
    await place({ version: '2.0.0' });
    await place({ imageid: other });
    const asZip = await open().locate(imageid);
    assert.deepEqual([asZip.file?.path, asZip.bare?.path, asZip.archive], [zip, bare, image]);
    assert.equal((await open('tzst').locate(imageid)).file?.path, tzst);
    assert.equal((await open('docker').locate(imageid)).file?.path, bare);
  });

  it('accepts a zip in place of the format asked for, but not a bare tar', async () => {
    const bare = await place({ archfmt: 'docker' });
    const without = await open('tzst').locate(imageid);
    assert.deepEqual([without.file, without.bare?.path], [undefined, bare]);
    assert.equal(without.archive.archfmt, 'tzst');
    const zip = await place();
    const found = await open('tzst').locate(imageid);
    assert.deepEqual([found.file?.path, found.archive.archfmt], [zip, 'zip']);
  });

  it('locates the newest archive of the version, whatever its image', async () => {
    assert.equal(await open().locateVersion(), undefined);
    await place({}, 1);
    await place({ imageid: other }, 2);
    await place({ imageid: 'e'.repeat(12), archfmt: 'docker' }, 3);
    await place({ imageid: 'd'.repeat(12), version: '2.0.0' }, 4);
    assert.equal((await open().locateVersion())?.archive.imageid, other);
  });

  it('refuses to go on beside an archive of the name in an unknown format', async () => {
    await place({ archfmt: 'rar', version: '0.1' });
    await place({ name: 'web-admin', archfmt: 'exe' });
    await assert.rejects(open().locate(imageid), {
      code: 'ARCHIVE_FORMAT',
      message: `${join(dir, `web_0.1_${imageid}.rar`)} is an archive of web in the unknown format "rar", allowed: zip, tzst, tgz, docker, tar`,
    });
  });

  it('proves a file without a sidecar once, and describes it from then on', async () => {
    const path = await placeWhole();
    assert.deepEqual(await open().described(), []);
    const ready = await open().fetch(await open().locate(imageid));
    assert.deepEqual([ready?.path, ready?.metadata.config_digest], [path, ociConfigDigest]);
    assert.deepEqual(await open().described(), [{ ...ready, proved: undefined }]);
    assert.deepEqual(said, []);
  });

  it('never takes an archive of another repository under the same name, and leaves it', async () => {
    const path = await placeWhole();
    const others = open('zip', 'quay.io/acme/api');
    const refused = { code: 'ARCHIVE_REPOSITORY', message: /is an archive of acme\/api, not of quay\.io\/acme\/api/ };
    await others.refuseOthers();
    await assert.rejects(others.fetch(await others.locate(imageid)), refused);
    await open().fetch(await open().locate(imageid));
    await open().refuseOthers();
    await assert.rejects(others.refuseOthers(), refused);
    await assert.rejects(others.fetch(await others.locate(imageid)), refused);
    assert.deepEqual(
      await readdir(dir),
      [path, `${path}.json`].map(each => basename(each)),
    );
    assert.deepEqual(said, []);
  });

  it('removes a damaged file with a warning', async () => {
    const path = await place();
    assert.equal(await open().fetch(await open().locate(imageid)), undefined);
    assert.deepEqual(await readdir(dir), []);
    assert.ok(said.length === 1 && said[0]?.startsWith(`${path} cannot be used, the image is saved again: `), said[0]);
  });

  it('fetches nothing where no place has the archive', async () => {
    assert.equal(await open().fetch(await open().locate(imageid)), undefined);
    assert.deepEqual(said, []);
  });
});
