// On every engine: it builds.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startContextServer } from '../support/context-server.ts';
import { inspectImage } from '../support/engine.ts';
import { errorOf, saidBy, startJob, type Job } from '../support/job.ts';
import type { StepResult } from '../support/runner.ts';
import { makeTar } from '../support/tars.ts';

const light = { 'upload-artifact': 'false', cache: 'false' };
const builders: [string, Record<string, string>][] = [
  ['BuildKit', {}],
  ['the classic builder', { DOCKER_BUILDKIT: '0' }],
];

/** The files of a context whose image has this word in a label. */
function wordContext(word: string): Record<string, string> {
  return {
    Dockerfile: `FROM scratch\nCOPY word.txt /\nLABEL word=${word}\n`,
    'other.Dockerfile': `FROM scratch\nCOPY word.txt /\nLABEL word=other-${word}\n`,
    'word.txt': word,
  };
}

function tarOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  return makeTar(Object.entries(files).map(([name, content]) => ({ name, content, mode: 0o644, mtime: new Date(0) })));
}

async function wordOf(job: Job, step: StepResult): Promise<string | undefined> {
  assert.equal(step.code, 0, saidBy(step));
  return (await inspectImage(`${job.image}:latest`))?.Config.Labels?.['word'];
}

/** Whether the engine has no git, as its error then says. */
function lacksGit(step: StepResult): boolean {
  if (step.code === 0) return false;
  assert.match(errorOf(step), /"git": executable file not found|unknown scheme git/, saidBy(step));
  assert.match(saidBy(step), /That engine has no git\./);
  return true;
}

for (const [builder, env] of builders) {
  describe(`contexts that are not folders, with ${builder}`, () => {
    it('a tar file, bare and gzipped, with the Dockerfile that file names', async () => {
      await using job = await startJob();
      const word = randomBytes(4).toString('hex');
      const tar = await tarOf(wordContext(word));
      await job.write({ 'context.tar': tar, 'context.tgz': gzipSync(tar) });
      assert.equal(await wordOf(job, await job.run({ ...light, context: 'context.tar' }, { env })), word);
      const other = { context: 'context.tgz', file: './other.Dockerfile' };
      assert.equal(await wordOf(job, await job.run({ ...light, ...other }, { env })), `other-${word}`);
    });

    it('a git repository, with branch and Dockerfile; an engine without git says so', async () => {
      const word = randomBytes(4).toString('hex');
      await using server = await startContextServer({ repository: wordContext(word) });
      await using job = await startJob();
      const context = `${server.git}#main`;
      const step = await job.run({ ...light, context }, { env });
      if (lacksGit(step)) return;
      assert.equal(await wordOf(job, step), word);
      const other = await job.run({ ...light, context, file: 'other.Dockerfile' }, { env });
      assert.equal(await wordOf(job, other), `other-${word}`);
    });

    it('the address of a tar, and of a Dockerfile', async () => {
      const word = randomBytes(4).toString('hex');
      const tar = gzipSync(await tarOf(wordContext(word)));
      const dockerfile = `FROM scratch\nWORKDIR /alone\nLABEL word=${word}\n`;
      await using server = await startContextServer({ files: { '/context.tgz': tar, '/Dockerfile': dockerfile } });
      await using job = await startJob();
      assert.equal(await wordOf(job, await job.run({ ...light, context: `${server.url}/context.tgz` }, { env })), word);
      const alone = await job.run({ ...light, context: `${server.url}/Dockerfile` }, { env });
      assert.equal(await wordOf(job, alone), word);
    });

    it('an address with nothing behind it: one error', async () => {
      await using server = await startContextServer({});
      await using job = await startJob();
      const step = await job.run({ ...light, context: `${server.url}/nothing.tar` }, { env });
      assert.match(errorOf(step), /404/, saidBy(step));
    });
  });
}

describe('contexts that are not folders', () => {
  it("the job's token goes to a git context in its own repository, and is not shown", async () => {
    const word = randomBytes(4).toString('hex');
    await using server = await startContextServer({ repository: wordContext(word), token: 'ghs_for-git' });
    await using job = await startJob();
    const env = { GITHUB_SERVER_URL: server.url, GITHUB_REPOSITORY: 'acme/app' };
    const inputs = { ...light, context: `${server.git}#main`, 'github-token': 'ghs_for-git' };
    const step = await job.run(inputs, { env });
    if (lacksGit(step)) return;
    assert.equal(await wordOf(job, step), word);
    const foreign = await job.run(
      { ...inputs, 'no-cache': 'true' },
      { env: { ...env, GITHUB_REPOSITORY: 'acme/other' } },
    );
    assert.equal(foreign.code, 1, saidBy(foreign));
  });

  it('a file that is not a tar: one clear error', async () => {
    await using job = await startJob();
    await job.write({ 'context.zip': 'PK something' });
    const step = await job.run({ ...light, context: 'context.zip' });
    assert.match(
      errorOf(step),
      /^context: "context\.zip" is not a tar file; allowed: a folder, a tar file or an address/,
    );
  });

  it('a tar file with an inline Dockerfile: one clear error', async () => {
    await using job = await startJob();
    await job.write({ 'context.tar': await tarOf(wordContext('x')) });
    const step = await job.run({ ...light, context: 'context.tar', 'dockerfile-inline': 'FROM scratch' });
    assert.match(errorOf(step), /^context: "context\.tar" is a tar file, which cannot be used with dockerfile-inline/);
  });
});
