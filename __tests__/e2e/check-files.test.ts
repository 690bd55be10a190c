// On every engine: it makes the containers.
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, readlink, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildChecked, containersOf, newRunId } from '../support/checked.ts';
import { removeImage, tagImage } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';

const light = { source: 'local', version: 'dev', 'upload-artifact': 'false', cache: 'false' };
const image = `acme/checked${newRunId()}:1`;

// What an image may hold that must not be followed out of it.
const make = [
  'mkdir -p /app/d/sub /real/x',
  'cd /app/d',
  'echo file > f && chmod 6755 f && ln f hard && echo deep > sub/deep && chmod 500 sub',
  'ln -s ../d/sub/deep inner && ln -s /app/d/f absolute && ln -s sub/../../../etc/shadow out && ln -s loop loop',
  'ln -s nothing /app/broken && ln -s ../../../../../../../../../../real/y /app/up && ln -s /real/x /app/folder',
  "echo y > /real/y && ln -s ../y /real/x/y && mkfifo pipe && touch $(printf 'caf\\\\351')",
];

before(async () => {
  const lines = [`RUN ["/bin/sh", "-c", "export PATH=/bin; busybox --install -s /bin; ${make.join(' && ')}"]`];
  await buildChecked(image, [...lines, 'USER app']);
});
after(() => removeImage(image));

async function startChecked(): Promise<Job> {
  const job = await startJob();
  await tagImage(image, `${job.image}:dev`);
  return job;
}

describe('files of an image', () => {
  it('are found through links inside it, without running it or leaving a container', async () => {
    await using job = await startChecked();
    const runId = newRunId();
    const required = ['/app/d/f', '/app/d', '/app/up', '/app/folder/y', '/app/d/absolute', '/bin/busybox'];
    const forbidden = ['/app/d/f/x', '/etc/shadow', '/app/none', '/app/broken/x'];
    const inputs = { 'required-files': required.join('\n'), 'forbidden-files': forbidden.join('\n') };
    const step = await job.run({ ...light, ...inputs }, { runId });
    assert.equal(step.code, 0, saidBy(step));
    assert.deepEqual(
      (JSON.parse(step.outputs['checks'] ?? '') as { name: string }[]).map(({ name }) => name),
      ['required-files', 'forbidden-files'],
    );
    assert.deepEqual(await containersOf(runId), []);
  });

  it('that are missing or forbidden fail together, and nothing is saved', async () => {
    await using job = await startChecked();
    const inputs = {
      'required-files': '/app/none\n/app/broken\n/app/d/loop\n/app/d/out',
      'forbidden-files': '/app/d/f\n/app/broken\n/app/d/loop',
      'require-numeric-user': 'true',
      extract: '/app/d/f => f',
    };
    const step = await job.run({ ...light, ...inputs });
    const message = errorOf(step);
    assert.match(message, /:dev fails 3 checks:\n- require-numeric-user: USER is "app"; it has to be digits/);
    assert.match(message, /not in the image: \/app\/none, \/app\/broken \(a link that ends at \/app\/nothing, where/);
    assert.match(message, /\/app\/d\/loop \(a link .*\/app\/d\/out \(a link that ends at \/etc\/shadow, where/);
    assert.match(message, /- forbidden-files: in the image: \/app\/d\/f, \/app\/broken, \/app\/d\/loop$/);
    assert.deepEqual(await job.list(), []);
    assert.deepEqual(await readdir(job.workspace), []);
  });
});

describe('extract', () => {
  it('copies files and folders, drops setuid bits, and leaves out what leads out (conu mount)', async () => {
    await using job = await startChecked();
    const step = await job.run({ ...light, extract: '/app/up => y\n/app/d => out/tree\n/app/d/hard => bin/' });
    assert.equal(step.code, 0, saidBy(step));
    const at = (path: string) => join(job.workspace, path);
    const text = (path: string) => readFile(at(path), 'utf8');
    assert.deepEqual([await text('y'), await text('bin/hard')], ['y\n', 'file\n']);
    const extracted = await readdir(at('out/tree'), { encoding: 'latin1' });
    assert.deepEqual(extracted.sort(), ['absolute', 'caf\xe9', 'f', 'hard', 'inner', 'sub']);
    assert.deepEqual([await text('out/tree/hard'), await text('out/tree/sub/deep')], ['file\n', 'deep\n']);
    assert.deepEqual(
      [await readlink(at('out/tree/inner')), await readlink(at('out/tree/absolute'))],
      ['sub/deep', 'f'],
    );
    assert.equal((await stat(at('out/tree/f'))).mode & 0o7777, 0o755);
    assert.equal((await stat(at('out/tree/sub'))).mode & 0o700, 0o700);
    const [warning] = step.annotations;
    assert.match(
      warning?.message ?? '',
      /^Not extracted: .*\/app\/d\/out, a link out of it to sub\/\.\.\/\.\.\/\.\.\/etc\/shadow/,
    );
    assert.match(warning?.message ?? '', /\/app\/d\/pipe, a fifo/);
  });

  it('of what does not exist fails', async () => {
    await using job = await startChecked();
    const step = await job.run({ ...light, extract: '/app/none => none' });
    assert.match(errorOf(step), /fails the check extract: not in the image: \/app\/none$/);
    assert.deepEqual(await readdir(job.workspace), []);
  });

  it('writes nothing outside the workspace, not even through links, and over no folder', async () => {
    await using job = await startChecked();
    await symlink(job.temp, join(job.workspace, 'linked'));
    await symlink('/nowhere', join(job.workspace, 'dangling'));
    await mkdir(join(job.workspace, 'there'));
    const cases: [string, RegExp][] = [
      ['/tmp/f', /extract: "\/tmp\/f" lies outside the workspace/],
      ['linked/deep/f', /"linked\/deep\/f" lies outside/],
      ['dangling/f', /"dangling\/f" lies outside/],
      ['there', /"there" is a folder that exists/],
    ];
    for (const [to, message] of cases) {
      assert.match(errorOf(await job.run({ ...light, extract: `/app/d/f => ${to}` })), message);
    }
    assert.deepEqual((await readdir(job.workspace)).sort(), ['dangling', 'linked', 'there']);
    assert.deepEqual(await readdir(job.temp).then(names => names.filter(name => name !== 'docker-archives')), []);
  });
});

describe('require-numeric-user', () => {
  for (const [user, passes] of [
    ['', false],
    ['1000', true],
    ['1000:staff', false],
    ['65532:65532', true],
  ] as const) {
    it(`${passes ? 'takes' : 'refuses'} ${user || 'no USER'} (T228967)`, async () => {
      await using job = await startJob();
      await buildChecked(`${job.image}:dev`, user ? [`USER ${user}`] : []);
      const step = await job.run({ ...light, 'require-numeric-user': 'true' });
      assert.equal(step.code, passes ? 0 : 1, saidBy(step));
      if (!passes) assert.match(errorOf(step), /fails the check require-numeric-user/);
    });
  }
});
