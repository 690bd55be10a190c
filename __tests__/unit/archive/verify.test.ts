import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { checkArchivedImage, verifyArchive } from '../../../src/archive/verify.ts';
import { makeTar, ociConfigDigest, ociMembers } from '../../support/tars.ts';

const { signal } = new AbortController();
const id = ociConfigDigest.slice(7);

describe('verifyArchive', () => {
  let dir = '';
  before(async () => (dir = await mkdtemp(join(tmpdir(), 'verify-'))));
  after(() => rm(dir, { recursive: true }));

  it('says what a file holds, whatever its name and compression', async () => {
    const tar = await makeTar(ociMembers());
    for (const [name, content] of [['bare', tar] as const, ['packed', gzipSync(tar)] as const]) {
      await writeFile(join(dir, name), content);
      const { facts, tarSize } = await verifyArchive(join(dir, name), { imageid: id.slice(0, 12) }, signal);
      assert.deepEqual([facts.configDigest, tarSize], [ociConfigDigest, tar.length]);
    }
  });

  it('refuses another image than the one its name says', async () => {
    const path = join(dir, 'other');
    await writeFile(path, await makeTar(ociMembers()));
    const refusal = { code: 'ARCHIVE_OTHER', message: `${path} holds image ${id.slice(0, 12)}, not 000000000000` };
    await assert.rejects(verifyArchive(path, { imageid: '000000000000' }, signal), refusal);
  });

  it('accepts any image if none is expected, and the one of an index by its digest', async () => {
    const path = join(dir, 'any');
    await writeFile(path, await makeTar(ociMembers()));
    const { facts } = await verifyArchive(path, { imageid: '' }, signal);
    const several = { ...facts, indexDigest: `sha256:${'a'.repeat(64)}`, platforms: [facts.platform, facts.platform] };
    checkArchivedImage(path, several, { imageid: 'a'.repeat(12), repository: '' });
    assert.throws(() => checkArchivedImage(path, facts, { imageid: 'a'.repeat(64), repository: '' }), {
      message: `${path} holds image ${ociConfigDigest}, not ${'a'.repeat(64)}`,
    });
  });

  it('refuses an image whose names are all of another repository than the one expected', async () => {
    const path = join(dir, 'named');
    await writeFile(path, await makeTar(ociMembers()));
    const { facts } = await verifyArchive(path, { imageid: '' }, signal);
    const check = (repoTags: string[], repository: string) =>
      checkArchivedImage(path, { ...facts, repoTags }, { imageid: '', repository });
    check(['acme/api:1', 'GHCR.io/acme/api:1'], 'ghcr.io/acme/api');
    for (const names of [[], ['1.0'], ['other/api:1']]) check(names, '');
    for (const names of [[], ['1.0']]) check(names, 'acme/api');
    assert.throws(() => check(['localhost:5000/acme/api:1'], 'acme/api'), {
      code: 'ARCHIVE_REPOSITORY',
      message: `${path} is an archive of localhost:5000/acme/api, not of acme/api: one name cannot stand for two images`,
    });
  });
});
