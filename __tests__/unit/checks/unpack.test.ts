import assert from 'node:assert/strict';
import { lstat, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { makePaxHeader } from '../../../src/core/pax-header.ts';
import { unpackPath } from '../../../src/checks/unpack.ts';
import { makeTar, type TarMember } from '../../support/tars.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unpack-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function unpack(members: readonly TarMember[]): Promise<string[]> {
  const target = { path: join(folder, 'out'), base: '/app/d' };
  return unpackPath(Readable.from([await makeTar(members)]), target, new AbortController().signal);
}

// A tar without its end.
async function part(members: readonly TarMember[]): Promise<Buffer> {
  return (await makeTar(members)).subarray(0, -1024);
}

describe('unpackPath', () => {
  it('writes a single file to the path itself, without its setuid bit', async () => {
    assert.deepEqual(await unpack([{ name: 'f', content: 'x', mode: 0o4400 }]), []);
    const { mode } = await lstat(join(folder, 'out'));
    assert.deepEqual([await readFile(join(folder, 'out'), 'utf8'), mode & 0o7777], ['x', 0o600]);
  });

  it('writes a folder with its links inside, and tells what it leaves out', async () => {
    const members: TarMember[] = [
      { name: 'd/', type: 'directory', mode: 0o500 },
      { name: 'd/f', content: 'x' },
      { name: 'd/hard', type: 'link', linkname: 'd/f' },
      { name: 'd/in', type: 'symlink', linkname: '/app/d/f' },
      { name: 'd/out', type: 'symlink', linkname: '../../etc/passwd' },
      { name: 'd/dev', type: 'character-device' },
    ];
    const leftOut = ['/app/d/dev, a character-device', '/app/d/out, a link out of it to ../../etc/passwd'];
    assert.deepEqual(await unpack(members), leftOut);
    assert.deepEqual((await readdir(join(folder, 'out'))).sort(), ['f', 'hard', 'in']);
    assert.equal(await readlink(join(folder, 'out/in')), 'f');
  });

  it('keeps the bytes of names that are not UTF-8', async () => {
    const bytes = (text: string) => Buffer.from(text, 'latin1');
    const [file, inside, out] = [bytes('caf\xe9'), bytes('l\xef'), bytes('\xfc')];
    const raw = (name: Buffer) => Buffer.concat([Buffer.from('d/'), name]);
    const tar = Buffer.concat([
      await part([{ name: 'd/', type: 'directory' }]),
      makePaxHeader({ path: raw(file) }),
      await part([{ name: 'd/caf', content: 'x'.repeat(700) }]),
      makePaxHeader({ path: raw(inside), linkpath: file }),
      await part([{ name: 'd/l', type: 'symlink', linkname: 'caf' }]),
      makePaxHeader({ path: raw(out) }),
      await part([
        { name: 'd/', type: 'symlink', linkname: '/etc' },
        { name: 'd/é', content: 'y' },
      ]),
      await makeTar([]),
    ]);
    const target = { path: join(folder, 'out'), base: '/app/d' };
    // In pieces, as an engine sends it.
    const pieces = Readable.from(Array.from({ length: tar.length / 64 }, (_, i) => tar.subarray(i * 64, i * 64 + 64)));
    const skipped = await unpackPath(pieces, target, new AbortController().signal);
    assert.deepEqual(skipped, ['/app/d/\\xfc, a link out of it to /etc']);
    const written = await readdir(join(folder, 'out'), { encoding: 'buffer' });
    assert.deepEqual(written.map(name => name.toString('latin1')).sort(), ['caf\xe9', 'l\xef', '\xc3\xa9']);
    const link = Buffer.concat([Buffer.from(join(folder, 'out/')), inside]);
    assert.equal((await readFile(link)).length, 700);
    assert.deepEqual(await readlink(link, { encoding: 'buffer' }), file);
  });

  const hostile: [string, TarMember[]][] = [
    ['a name out of the folder', [{ name: '../evil' }]],
    ['a name out of it after all', [{ name: 'd/', type: 'directory' }, { name: 'd/../../evil' }]],
    ['an absolute name', [{ name: '/evil' }]],
    [
      'a hard link out of it',
      [
        { name: 'd/', type: 'directory' },
        { name: 'd/x', type: 'link', linkname: '../../etc/passwd' },
      ],
    ],
    ['a name twice', [{ name: 'd/', type: 'directory' }, { name: 'd/f' }, { name: 'd/f' }]],
    [
      'a file behind a link',
      [
        { name: 'd/', type: 'directory' },
        { name: 'd/link', type: 'symlink', linkname: '/tmp' },
        { name: 'd/link/evil', content: 'x' },
      ],
    ],
  ];
  for (const [what, members] of hostile) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(unpack(members));
      assert.deepEqual(
        (await readdir(folder)).filter(name => name !== 'out'),
        [],
      );
    });
  }

  it('refuses a tar that is cut short', async () => {
    const tar = await makeTar([{ name: 'f', content: 'x'.repeat(5000) }]);
    const target = { path: join(folder, 'out'), base: '/f' };
    await assert.rejects(unpackPath(Readable.from([tar.subarray(0, 2000)]), target, new AbortController().signal));
  });
});
