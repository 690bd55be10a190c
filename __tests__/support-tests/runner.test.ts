import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startResultsService } from '../support/results-service.ts';
import { runAction, startAction, type StepOptions } from '../support/runner.ts';
import { parseCommandLine } from '../support/runner/command-line.ts';

const folder = await mkdtemp(join(tmpdir(), 'runner-test-'));
after(() => rm(folder, { recursive: true }));

const core = import.meta.resolve('@actions/core');
const actionYml = join(folder, 'action.yml');
await writeFile(
  actionYml,
  `inputs:
  cache-key:
    required: true
  two words:
    default: of two words
  number:
    default: 7
  flag:
    default: true
  github-token:
    default: \${{ github.token }}
runs:
  using: node24
`,
);

let actions = 0;
async function makeAction(source: string): Promise<Pick<StepOptions, 'main' | 'actionYml'>> {
  const main = join(folder, `action-${++actions}.mjs`);
  await writeFile(main, source);
  return { main, actionYml };
}

const showEnvironment = `console.log('environment ' + JSON.stringify({ ...process.env, cwd: process.cwd() }))`;
async function environmentIn(options: Omit<StepOptions, 'main' | 'actionYml'>): Promise<Record<string, string>> {
  const { stdout } = await runAction({ ...(await makeAction(showEnvironment)), ...options });
  return JSON.parse(stdout.replace('environment ', '')) as Record<string, string>;
}

describe('what a step is given', () => {
  it('has every declared input, its default or what was given', async () => {
    const env = await environmentIn({ inputs: { 'cache-key': 'given', undeclared: 'passed' } });
    assert.equal(env['INPUT_CACHE-KEY'], 'given');
    assert.equal(env['INPUT_TWO_WORDS'], 'of two words');
    assert.equal(env['INPUT_NUMBER'], '7');
    assert.equal(env['INPUT_FLAG'], 'true');
    assert.equal(env['INPUT_GITHUB-TOKEN'], '');
    assert.equal(env['INPUT_UNDECLARED'], 'passed');
  });

  it('has the variables of its job, and none of this process', async () => {
    process.env['LEAKED_VARIABLE'] = 'leaked';
    const workspace = join(folder, 'workspace');
    const tempDir = join(folder, 'temp');
    const job = { workspace, tempDir, runId: 12, runAttempt: 3, job: 'archive', ref: 'refs/pull/4/merge' };
    const env = await environmentIn({ ...job, env: { EXTRA: 'extra', CI: undefined } });
    const expected = {
      ...{ GITHUB_WORKSPACE: workspace, cwd: workspace, RUNNER_TEMP: tempDir, RUNNER_OS: 'Linux', EXTRA: 'extra' },
      ...{ GITHUB_REPOSITORY: 'acme/app', GITHUB_SERVER_URL: 'https://github.com', GITHUB_RETENTION_DAYS: '90' },
      ...{ GITHUB_RUN_ID: '12', GITHUB_RUN_ATTEMPT: '3', GITHUB_JOB: 'archive', GITHUB_EVENT_NAME: 'pull_request' },
      ...{ GITHUB_REF: 'refs/pull/4/merge', GITHUB_REF_NAME: '4/merge' },
    };
    assert.deepEqual({ ...env, ...expected }, env);
    assert.deepEqual(
      Object.keys(env).filter(name => /^ACTIONS_|LEAKED|^NODE_|^CI$/.test(name)),
      [],
    );
    assert.notEqual(env['HOME'], process.env['HOME']);
    assert.deepEqual(await readdir(tempDir), []);
  });

  it('has the service and a token with the permission it was given', async () => {
    await using service = await startResultsService();
    const env = await environmentIn({ service, runId: 5, token: 'read' });
    assert.equal(env['ACTIONS_RESULTS_URL'], service.url);
    assert.equal(env['GITHUB_API_URL'], service.url);
    assert.equal(env['ACTIONS_CACHE_SERVICE_V2'], 'True');
    assert.equal(env['ACTIONS_RUNTIME_TOKEN'], service.runtimeToken({ runId: 5 }));
    assert.equal(env['INPUT_GITHUB-TOKEN'], service.restToken('read'));
  });

  it('refuses an action.yml with an expression nobody expands', async () => {
    const main = await makeAction('');
    const unknown = join(folder, 'unknown.yml');
    await writeFile(unknown, 'inputs: { path: { default: "${{ github.workspace }}" } }');
    await assert.rejects(runAction({ ...main, actionYml: unknown }), /does not know the expression/);
  });
});

describe('what a step leaves', () => {
  it('is read as @actions/core writes it', async () => {
    const action = await makeAction(`
      import * as core from '${core}';
      core.setOutput('text', 'one\\ntwo=2\\n<<three');
      core.setOutput('json', { a: [1] });
      core.setOutput('empty', '');
      core.saveState('kept', 'yes');
      await core.summary.addHeading('Done').write();
      core.setSecret('pass%word');
      core.error('100% broken:\\nreally', { file: 'a,b:c.txt', startLine: 7, title: 'Broken' });
      core.warning('careful');
      core.notice('look');
      process.exitCode = 3;
    `);
    const result = await runAction(action);
    assert.deepEqual([result.code, result.signal], [3, null]);
    assert.deepEqual(result.outputs, { text: 'one\ntwo=2\n<<three', json: '{"a":[1]}', empty: '' });
    assert.deepEqual(result.state, { kept: 'yes' });
    assert.match(result.summary, /<h1>Done<\/h1>/);
    assert.deepEqual(result.masks, ['pass%word']);
    assert.deepEqual(result.annotations, [
      { level: 'error', message: '100% broken:\nreally', file: 'a,b:c.txt', line: 7, title: 'Broken' },
      { level: 'warning', message: 'careful' },
      { level: 'notice', message: 'look' },
    ]);
    assert.ok(result.seconds > 0);
  });

  const outputs: [string, string, Record<string, string>][] = [
    ['a line with both marks', 'a=b<<c\n', { a: 'b<<c' }],
    ['a block that looks like lines', 'a<<E\nb=1\n\nE\nc=2', { a: 'b=1\n', c: '2' }],
    ['an empty block', 'a<<E\nE\n', { a: '' }],
    ['the last of two', 'a=1\na=2\n', { a: '2' }],
  ];
  for (const [what, text, expected] of outputs) {
    it(`is ${what} in the output file`, async () => {
      const action = await makeAction(
        `import { appendFileSync } from 'node:fs'; appendFileSync(process.env.GITHUB_OUTPUT, ${JSON.stringify(text)})`,
      );
      assert.deepEqual((await runAction(action)).outputs, expected);
    });
  }

  for (const text of ['nothing\n', 'a<<E\nb\n', '=b\n', 'a<<\n']) {
    it(`is an error when the output file holds ${JSON.stringify(text)}`, async () => {
      const action = await makeAction(
        `import { appendFileSync } from 'node:fs'; appendFileSync(process.env.GITHUB_OUTPUT, ${JSON.stringify(text)})`,
      );
      await assert.rejects(runAction(action), /Invalid/);
    });
  }
});

describe('workflow commands in what a step prints', () => {
  const known = new Set(['error', 'add-mask']);
  const lines: [string, ReturnType<typeof parseCommandLine>][] = [
    ['::error::text', { command: 'error', properties: {}, data: 'text' }],
    [' \t::error::text', { command: 'error', properties: {}, data: 'text' }],
    ['::ERROR::text', { command: 'error', properties: {}, data: 'text' }],
    [
      '::error title=a%2Cb%3Ac,file=d::e%0Af%250A',
      { command: 'error', properties: { title: 'a,b:c', file: 'd' }, data: 'e\nf%0A' },
    ],
    ['::error x,file=,line=1::', { command: 'error', properties: { line: '1' }, data: '' }],
    ['::error::a::b', { command: 'error', properties: {}, data: 'a::b' }],
    ['text ##[error file=a;line=2]b%5D', { command: 'error', properties: { file: 'a', line: '2' }, data: 'b]' }],
    ['text ::error::no', undefined],
    ['::error:no', undefined],
    ['::unknown::no', undefined],
    ['##[unknown]no', undefined],
    [':: error::no', undefined],
  ];
  for (const [line, expected] of lines) {
    it(`${expected ? 'are' : 'are not'} in ${JSON.stringify(line)}`, () => {
      assert.deepEqual(parseCommandLine(line, known), expected);
    });
  }

  it('are obeyed from both streams, at every kind of line break, also without the last', async () => {
    const result = await runAction(
      await makeAction(`
        process.stdout.write('progress\\r::warning::one\\r\\n  ::warning::two\\n');
        process.stdout.write('::warn'); process.stdout.write('ing::three');
        process.stderr.write('::warning::four');
      `),
    );
    assert.deepEqual(result.annotations.map(({ message }) => message).sort(), ['four', 'one', 'three', 'two']);
  });

  it('are not obeyed between stop-commands and its token', async () => {
    const result = await runAction(
      await makeAction(`
        console.log('::stop-commands::Token-1');
        console.log('::error::stopped');
        console.log('##[error]stopped');
        console.log('::another::');
        console.log('::Token-1::');
        console.log('::notice::resumed');
        console.log('::Token-1::');
      `),
    );
    assert.deepEqual(
      result.commands.map(({ command, data }) => `${command} ${data}`),
      ['stop-commands Token-1', 'notice resumed'],
    );
  });
});

describe('a running step', { concurrency: true }, () => {
  const waiting = `setInterval(() => {}, 1000); console.log('ready');`;

  it('dies of a signal it does not handle', async () => {
    const step = await startAction(await makeAction(waiting));
    await step.waitFor(/ready/);
    step.kill('SIGINT');
    const { code, signal, stdout } = await step.finished;
    assert.deepEqual([code, signal, stdout], [null, 'SIGINT', 'ready\n']);
  });

  it('ends as it likes on a signal it handles, and what it left is read', async () => {
    const source = `import { appendFileSync } from 'node:fs';
      process.on('SIGINT', () => { appendFileSync(process.env.GITHUB_OUTPUT, 'a=1'); process.exit(130); });`;
    const result = await runAction({ ...(await makeAction(source + waiting)), killAfter: 1000 });
    assert.deepEqual([result.code, result.outputs], [130, { a: '1' }]);
  });

  it('is cancelled harder when it does not end', async () => {
    const step = await startAction(await makeAction(`process.on('SIGINT', () => console.log('no'));${waiting}`));
    await step.waitFor(/ready/);
    step.cancel();
    const { signal, seconds, stdout } = await step.finished;
    assert.equal(signal, 'SIGTERM');
    assert.match(stdout, /no/);
    assert.ok(seconds >= 7.5 && seconds < 10, String(seconds));
  });

  it('is not waited for longer than 5 s when a child of it goes on', async () => {
    const source = `import { spawn } from 'node:child_process';
      spawn('sleep', ['9'], { stdio: 'inherit', detached: true }).unref(); console.log('::notice::ended');`;
    const start = performance.now();
    const { code, annotations, seconds } = await runAction(await makeAction(source));
    assert.deepEqual([code, annotations.length], [0, 1]);
    const waited = (performance.now() - start) / 1000;
    assert.ok(seconds < 5 && waited >= 5 && waited < 8, `${seconds} s, ${waited} s`);
  });

  it('is an error to wait for when it ends without a word', async () => {
    const step = await startAction(await makeAction(`console.log('something else')`));
    await assert.rejects(step.waitFor(/ready/), /ended before it printed .ready.:\nsomething else/);
  });
});
