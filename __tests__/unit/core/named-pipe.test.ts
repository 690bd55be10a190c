import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { NamedPipe } from '../../../src/core/named-pipe.ts';

const mebibyte = 1024 * 1024;

describe('NamedPipe', () => {
  let dir: string;
  before(async () => (dir = await mkdtemp(join(tmpdir(), 'pipe-'))));
  after(() => rm(dir, { recursive: true }));

  const { signal } = new AbortController();
  const create = (path: string | undefined) => NamedPipe.create(dir, 'file', { env: { PATH: path }, signal });

  it('gives a reader a mebibyte at once, and ends when it is closed', async () => {
    const pipe = await create(process.env['PATH']);
    assert.ok(pipe);
    const reading = readLengths(pipe.path);
    await pipe.write(Buffer.alloc(mebibyte));
    await pipe.write(Buffer.alloc(3));
    pipe.close();
    assert.equal((await reading)[0], mebibyte);
    assert.deepEqual(await readLengths(pipe.path), [], 'a late reader ends as well');
    await pipe.remove();
  });

  it('is not made where it cannot be enlarged, and leaves nothing', async () => {
    const tools = join(dir, 'tools');
    await linkTool('mkfifo', tools);
    assert.equal(await create(tools), undefined);
    await rm(tools, { recursive: true });
    assert.deepEqual(await readdir(dir), []);
    const next = await create(process.env['PATH']);
    assert.ok(next, 'another pipe can be made');
    await next.remove();
  });
});

async function linkTool(name: string, folder: string): Promise<void> {
  const found = (process.env['PATH'] ?? '').split(delimiter).find(each => existsSync(join(each, name)));
  assert.ok(found, `${name} is on the PATH`);
  await mkdir(folder);
  await symlink(join(found, name), join(folder, name));
}

async function readLengths(path: string): Promise<number[]> {
  const lengths: number[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 8 * mebibyte }))
    lengths.push((chunk as Buffer).length);
  return lengths;
}
