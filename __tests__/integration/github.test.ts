import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openGitHub, type GitHubApi } from '../../src/stores/github/api.ts';
import type { ListedRun } from '../../src/stores/github/rows.ts';
import { startGate, type Gate, type GateAnswer } from '../support/registry-gate.ts';

const entry = {
  ...{ id: 7, key: 'docker-archive/1/web/1.0/111111111111.zip', ref: 'refs/heads/main', size_in_bytes: 12 },
  ...{ created_at: '2026-01-02T03:04:05Z', last_accessed_at: '2026-01-02T03:04:06Z' },
};
const headers = { 'content-type': 'application/json' };
const listed: GateAnswer = { status: 200, headers, body: JSON.stringify({ actions_caches: [entry] }) };

describe('GitHubApi', () => {
  it('tries again when nobody listens at first', async () => {
    const taken = await startGate('', () => listed);
    await taken[Symbol.asyncDispose]();
    const server = createServer((_request, response) => response.writeHead(200, headers).end(listed.body));
    const listen = () => server.listen(Number(taken.host.split(':')[1]), '127.0.0.1');
    const refused = () => {
      unsubscribe('undici:client:connectError', refused);
      listen();
    };
    subscribe('undici:client:connectError', refused);
    assert.equal((await open(taken).listCaches('')).length, 1);
    const closed = once(server, 'close');
    server.close().closeAllConnections();
    await closed;
  });

  it('tries again when an answer breaks off, and never accepts a part as the whole', async () => {
    await using gate = await startAnswers([{ ...listed, cutAfter: 20 }, listed]);
    assert.deepEqual(
      (await open(gate).listCaches('')).map(({ key }) => key),
      [entry.key],
    );
    assert.equal(gate.asked.length, 2);
  });

  it('tries again when GitHub is busy, and sends headers, query and token each time', async () => {
    await using gate = await startAnswers([{ status: 502 }, listed]);
    await open(gate).listCaches('docker-archive/1/', 'refs/heads/main');
    for (const { path, headers: sent } of gate.asked) {
      const query = 'key=docker-archive%2F1%2F&ref=refs%2Fheads%2Fmain&per_page=100&page=1';
      assert.equal(path, `/repos/acme/app/actions/caches?${query}`);
      assert.equal(sent.authorization, 'token t0ken');
      assert.match(sent['user-agent'] ?? '', /^docker-archive-action /);
    }
    assert.equal(gate.asked.length, 2);
  });

  it('waits until the limit is reset', async () => {
    const reset = Math.ceil(Date.now() / 1000);
    const limit = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
    await using gate = await startAnswers([{ status: 403, headers: limit }, listed]);
    assert.equal((await open(gate).listCaches('')).length, 1);
    assert.ok(Date.now() >= reset * 1000 + 1000, 'asked again too early');
  });

  it('waits with every call when one is told to', async () => {
    await using gate = await startAnswers([{ status: 429, headers: { 'retry-after': '1' } }, listed]);
    const api = open(gate);
    const other = open(gate);
    const first = api.listCaches('');
    while (gate.asked.length === 0) await new Promise(resolve => setImmediate(resolve));
    const start = performance.now();
    await other.listCaches('');
    assert.ok(performance.now() - start < 900, 'a client of its own does not wait');
    await Promise.all([first, api.listCaches('')]);
    assert.ok(performance.now() - start >= 900, 'did not wait');
    assert.equal(gate.asked.length, 4);
  });

  it('asks no more when it would have to wait for too long', async () => {
    await using gate = await startAnswers([{ status: 429, headers: { 'retry-after': '3600' } }]);
    const api = open(gate);
    const told = /^GitHub's rate limit is used up until \d\d:\d\d:\d\d UTC, (1 h 0 min|59 min \d+ s) from now$/;
    await assert.rejects(api.listCaches(''), { message: told, status: 429 });
    await assert.rejects(api.deleteCache(1), { message: told, status: 429 });
    assert.equal(gate.asked.length, 1);
  });

  it('names the time of a reset that is too far away, given as a date or by the primary limit', async () => {
    const later = Date.now() + 600_000;
    const told = new RegExp(`until ${new Date(later).toISOString().slice(11, 15)}`);
    const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(later / 1000)) };
    for (const [status, headers] of [
      [403, reset],
      [429, reset],
      [429, { 'retry-after': new Date(later).toUTCString() }],
    ] as const) {
      await using gate = await startAnswers([{ status, headers, body: '{"message":"API rate limit exceeded"}' }]);
      await assert.rejects(open(gate).findRelease('v1'), { message: told, status: 429 });
      assert.equal(gate.asked.length, 1);
    }
  });

  it('stops at once when the step is cancelled while it waits', async () => {
    await using gate = await startAnswers([{ status: 429, headers: { 'retry-after': '50' } }]);
    const controller = new AbortController();
    const listing = open(gate, controller.signal).listCaches('');
    while (gate.asked.length === 0) await new Promise(resolve => setImmediate(resolve));
    controller.abort(new Error('cancelled'));
    await assert.rejects(listing, /^Error: cancelled$/);
  });

  it('names the permission that is missing', async () => {
    const denied = { status: 403, headers, body: '{"message":"Resource not accessible by integration"}' };
    await using gate = await startAnswers([denied]);
    const message = (permission: string) =>
      `github-token lacks the permission ${permission} (403 Resource not accessible by integration)`;
    await assert.rejects(open(gate).listCaches(''), { message: message('actions: read') });
    await assert.rejects(open(gate).deleteCache(1), { message: message('actions: write') });
    await assert.rejects(open(gate).findRelease('v1'), { message: message('contents: read') });
    assert.equal(gate.asked.length, 3);
  });

  it('counts what is already gone as deleted', async () => {
    await using gate = await startAnswers([{ status: 404 }]);
    await open(gate).deleteCache(1);
    await open(gate).deleteAsset(1);
    assert.deepEqual(
      gate.asked.map(({ path }) => path),
      ['/repos/acme/app/actions/caches/1', '/repos/acme/app/releases/assets/1'],
    );
  });

  it('asks for a page of runs only when it is needed', async () => {
    const run = { id: 1, created_at: entry.created_at, head_branch: null, head_sha: '0'.repeat(40), conclusion: null };
    const pages = [Array(100).fill(run), [{ ...run, id: 2 }]].map(runs => JSON.stringify({ workflow_runs: runs }));
    await using gate = await startAnswers(pages.map(body => ({ status: 200, headers, body })));
    const runs = open(gate).listRuns({ workflow: 'a b.yml', branch: undefined });
    const first = await runs.next();
    assert.deepEqual([first.done, (first.value as ListedRun).branch], [false, '']);
    assert.equal(gate.asked[0]?.path, '/repos/acme/app/actions/workflows/a%20b.yml/runs?per_page=100&page=1');
    assert.equal(gate.asked.length, 1);
    let last = 0;
    for await (const { id } of runs) last = id;
    assert.deepEqual([last, gate.asked.length], [2, 2]);
  });

  const busy: GateAnswer[] = [
    { status: 502 },
    { status: 429, headers: { 'retry-after': '0' } },
    { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '0' } },
  ];
  for (const answer of busy) {
    it(`sends an asset once, though GitHub answers ${answer.status}`, async () => {
      await using gate = await startAnswers([answer]);
      const folder = await mkdtemp(join(tmpdir(), 'asset-'));
      const path = join(folder, 'asset');
      await writeFile(path, 'content');
      let bytes = 0;
      const file = { path, size: 7, onBytes: (sent: Buffer) => void (bytes += sent.length) };
      const upload = open(gate).uploadAsset(`http://${gate.host}/assets`, 'web~api_1.0+2.zip', file);
      await assert.rejects(upload, { name: 'GitHubRefusal', status: answer.status === 403 ? 429 : answer.status });
      assert.equal(bytes, 7);
      assert.deepEqual(
        gate.asked.map(({ path: asked, body, headers: sent }) => [asked, body, sent['content-length']]),
        [['/assets?name=web~api_1.0%2B2.zip&label=web~api_1.0%2B2.zip', 'content', '7']],
      );
      await rm(folder, { recursive: true });
    });
  }
});

function open({ host }: Gate, signal = new AbortController().signal): GitHubApi {
  return openGitHub({ apiUrl: `http://${host}`, repository: 'acme/app', runId: '1' }, 't0ken', signal);
}

// The last answer is repeated forever.
function startAnswers(answers: readonly GateAnswer[]): Promise<Gate> {
  let next = 0;
  return startGate('', () => answers[Math.min(next++, answers.length - 1)] ?? { status: 500 });
}
