// On every engine: it builds.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildImage, inspectImage, pushImage, removeImage } from '../support/engine.ts';
import { errorOf, helloContext, saidBy, startJob } from '../support/job.ts';
import { startRegistry } from '../support/registry.ts';

const light = { 'upload-artifact': 'false', cache: 'false' };
const builders: [string, Record<string, string>][] = [
  ['BuildKit', {}],
  ['the classic builder', { DOCKER_BUILDKIT: '0' }],
];

/** The paths in all layers of a bare archive. */
function listLayers(archive: string): string[] {
  const script = [
    'import json, sys, tarfile',
    'outer = tarfile.open(sys.argv[1])',
    'for layer in json.load(outer.extractfile("manifest.json"))[0]["Layers"]:',
    '  for member in tarfile.open(fileobj=outer.extractfile(layer)): print(member.name.encode(errors="surrogateescape").decode(errors="backslashreplace") + ("/" if member.isdir() else ""))',
  ].join('\n');
  const listed = execFileSync('python3', ['-c', script, archive], { encoding: 'utf8' });
  return listed
    .split('\n')
    .filter(path => path !== '')
    .sort();
}

for (const [builder, env] of builders) {
  describe(`building with ${builder}`, () => {
    it('says which builder it uses', async () => {
      await using job = await startJob();
      await job.write(helloContext());
      const step = await job.run({ ...light, context: '.' }, { env });
      assert.ok(step.stdout.includes(`with ${builder}`), saidBy(step));
    });

    it('honours file, target, build-args, labels and .dockerignore', async () => {
      await using job = await startJob();
      await job.write({
        'docker/app.Dockerfile':
          'FROM scratch AS one\nARG WORD\nLABEL word=$WORD\nCOPY . /app/\nFROM one AS two\nLABEL two=yes\n',
        'src/keep.txt': 'keep',
        'src/secret/key': 'no',
        'src/.dockerignore': 'secret\n',
      });
      const inputs = {
        context: 'src',
        file: 'docker/app.Dockerfile',
        target: 'one',
        'build-args': 'WORD=hello',
        labels: 'by=input',
        'archive-format': 'docker',
      };
      const step = await job.run({ ...light, ...inputs }, { env });
      assert.equal(step.code, 0, saidBy(step));
      const image = await inspectImage(`${job.image}:latest`);
      assert.deepEqual(image?.Config.Labels, { word: 'hello', by: 'input' });
      const paths = listLayers(step.outputs['archive-path'] ?? '');
      assert.deepEqual(paths, ['app/', 'app/.dockerignore', 'app/keep.txt']);
    });

    it('keeps names that are not UTF-8, and hard links', async () => {
      await using job = await startJob();
      await job.write({ Dockerfile: 'FROM scratch\nCOPY . /\n', '1': randomBytes(1 << 20) });
      for (const name of ['2', '3', '4']) await link(join(job.workspace, '1'), join(job.workspace, name));
      await mkdir(Buffer.from(`${job.workspace}/d\xff`, 'latin1'));
      await writeFile(Buffer.from(`${job.workspace}/d\xff/caf\xe9.txt`, 'latin1'), 'coffee');
      const step = await job.run({ ...light, context: '.', 'archive-format': 'docker' }, { env });
      assert.equal(step.code, 0, saidBy(step));
      const paths = listLayers(step.outputs['archive-path'] ?? '');
      assert.deepEqual(paths, ['1', '2', '3', '4', 'Dockerfile', 'd\\xff/', 'd\\xff/caf\\xe9.txt']);
      assert.ok((await stat(step.outputs['archive-path'] ?? '')).size < 1.5 * (1 << 20));
    });

    it('takes a Dockerfile from outside the context, or an excluded one, without COPY seeing it', async () => {
      for (const [file, ignore] of [
        ['docker/Dockerfile', 'secret'],
        ['src/Dockerfile', 'Dockerfile\nsecret\n.dockerignore'],
      ] as const) {
        await using job = await startJob();
        await job.write({
          [file]: 'FROM scratch\nCOPY . /\n',
          'src/keep.txt': 'keep',
          'src/sub/x.txt': 'x',
          'src/sub/y/z.txt': 'z',
          'src/sub.txt': 's',
        });
        await job.write({ 'src/.dockerignore': ignore, 'src/secret': 'no' });
        const step = await job.run({ ...light, context: 'src', file, 'archive-format': 'docker' }, { env });
        assert.equal(step.code, 0, saidBy(step));
        const seen = listLayers(step.outputs['archive-path'] ?? '').filter(
          path => !path.endsWith('/') && path !== '.dockerignore',
        );
        assert.deepEqual(seen, ['keep.txt', 'sub.txt', 'sub/x.txt', 'sub/y/z.txt']);
      }
    });

    it('fails with the instruction, as an annotation on its line', async () => {
      await using job = await startJob();
      await job.write({ 'sub/Dockerfile': 'FROM scratch\n# why\nCOPY nothing.txt /\n' });
      const step = await job.run({ ...light, context: 'sub' }, { env });
      assert.match(errorOf(step), /^the build failed at .*COPY nothing\.txt \/: .*nothing\.txt/s, saidBy(step));
      const error = step.annotations.find(each => each.level === 'error');
      assert.deepEqual([error?.file, error?.line], ['sub/Dockerfile', 3]);
      assert.deepEqual(await job.list(), []);
    });

    it('names the line of a Dockerfile that cannot be read', async () => {
      await using job = await startJob();
      await job.write({ Dockerfile: 'FROM scratch\nNONSENSE here\n' });
      const step = await job.run({ ...light, context: '.' }, { env });
      const error = step.annotations.find(each => each.level === 'error');
      assert.match(error?.message ?? '', /unknown instruction: NONSENSE/);
      assert.deepEqual([error?.file, error?.line], ['Dockerfile', 2]);
    });

    it('gives a private base image its own credentials', async () => {
      const account = { username: 'octocat', password: 'secret-of-base' };
      await using registry = await startRegistry({ auth: account });
      await using job = await startJob();
      const base = `${registry.host}/acme/base:1`;
      await buildImage(base, helloContext());
      await pushImage(base, { account: { ...account, serveraddress: registry.host } });
      await removeImage(base);
      await job.write({ Dockerfile: `FROM ${base}\nCOPY Dockerfile /\n` });
      const step = await job.run({ ...light, context: '.', registry: registry.host, ...account }, { env });
      await removeImage(base);
      assert.equal(step.code, 0, saidBy(step));
      const without = await job.run({ ...light, context: '.', 'no-cache': 'true', pull: 'true' }, { env });
      assert.match(errorOf(without), /unauthorized|no basic auth/i);
      assert.ok(
        !saidBy(step)
          .replace(/^::add-mask::.*$/gm, '')
          .includes(account.password),
      );
    });

    it('never lets the text of a build become a command', async () => {
      await using job = await startJob();
      const evil = '::error::evil\n  ::add-mask::hello\n##[error]evil\n';
      await job.write({
        'evil.txt': evil,
        Dockerfile:
          'FROM scratch\nCOPY evil.txt /\nLABEL x="::set-output name=a::b ##[error]evil"\nCOPY ::error::missing /\n',
      });
      const step = await job.run({ ...light, context: '.' }, { env });
      assert.equal(step.code, 1);
      assert.deepEqual(
        step.commands.filter(each => JSON.stringify(each).includes('evil')),
        [],
      );
      assert.equal(step.annotations.length, 1, saidBy(step));
    });
  });
}

describe('building with the classic builder', () => {
  it('shows the last output of a failing RUN', async () => {
    await using job = await startJob();
    const busybox = await readFile('/bin/busybox');
    await job.write({
      busybox,
      Dockerfile:
        'FROM scratch\nCOPY busybox /bin/sh\nRUN for i in 1 2 3; do echo "line $i"; done; echo "::error::evil"; exit 7\n',
    });
    const step = await job.run({ ...light, context: '.' }, { env: { DOCKER_BUILDKIT: '0' } });
    assert.match(errorOf(step), /returned a non-zero code: 7[^]*line 2\nline 3/, saidBy(step));
    assert.equal(step.annotations.length, 1);
  });
});
