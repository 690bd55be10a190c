import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { readRunnerEnvironment } from '../../src/core/environment.ts';
import { openGitHub } from '../../src/stores/github/api.ts';
import { searchRuns, type RunQuery } from '../../src/stores/runs.ts';
import { makeLog } from '../support/log.ts';
import { startResultsService, type ResultsService } from '../support/results-service.ts';

const services: ResultsService[] = [];
after(() => Promise.all(services.map(service => service[Symbol.asyncDispose]())));

async function startWithRuns(runs: NonNullable<Parameters<ResultsService['addRun']>[0]>[]): Promise<ResultsService> {
  const service = await startResultsService();
  services.push(service);
  for (const run of runs) service.addRun({ conclusion: 'success', status: 'completed', ...run });
  return service;
}

/** The runs that are searched, in order, and what the log says. */
async function search(service: ResultsService, query: Partial<RunQuery>): Promise<{ ids: number[]; lines: string[] }> {
  const { log, lines } = makeLog();
  const { signal } = new AbortController();
  const env = { GITHUB_API_URL: service.url, GITHUB_REPOSITORY: 'acme/app', GITHUB_RUN_ID: '900' };
  const environment = readRunnerEnvironment(env, { cwd: '/', tmp: '/tmp', home: '/' });
  const token = service.restToken('read');
  const access = { token, github: openGitHub(environment, token, signal), mask: () => undefined };
  const runs = { repository: '', allowedForks: [], ...query };
  const ids: number[] = [];
  const found = searchRuns(runs, { name: 'web' }, access, { environment, dir: '/none', idleTimeout: 0, log, signal });
  for await (const { runId } of found) ids.push(runId);
  return { ids, lines };
}

describe('searchRuns', () => {
  const of = (id: number, more: object = {}) => ({ id, createdAt: Date.now() + id, ...more });

  it('searches at most 300 runs, and asks for no artifacts of the runs of strangers', async () => {
    const strangers = Array.from({ length: 320 }, (_, i) => of(1000 + i, { headRepository: `fork${i % 2}/app` }));
    const own = Array.from({ length: 310 }, (_, i) => of(1 + i));
    const service = await startWithRuns([...strangers, ...own]);
    const { ids, lines } = await search(service, { branch: 'main' });
    assert.deepEqual([ids.length, ids[0], ids.at(-1)], [300, 310, 11]);
    assert.deepEqual(lines.sort(), [
      'Runs of the fork fork0/app are left out, see allow-forks',
      'Runs of the fork fork1/app are left out, see allow-forks',
    ]);
    assert.equal(service.requests.filter(({ path }) => path.includes('/artifacts')).length, 300);
  });

  it('takes a fork that is named, in any case, and the repository by the name that it has now', async () => {
    const service = await startWithRuns([
      of(1, { headRepository: 'Octocat/App' }),
      of(2, { headRepository: 'Acme/App' }),
    ]);
    assert.deepEqual((await search(service, { allowedForks: ['octocat/app'] })).ids, [2, 1]);
    assert.deepEqual((await search(service, { runId: 1, allowedForks: ['octocat/app'] })).ids, [1]);
    assert.deepEqual((await search(service, { runId: 2 })).ids, [2]);
  });

  it('refuses the one run asked for where it is of a fork, or of one that was deleted', async () => {
    const service = await startWithRuns([of(1, { headRepository: 'mallory/app' }), of(2, { headRepository: null })]);
    for (const runId of [1, 2]) await assert.rejects(search(service, { runId }), { code: 'RUN_FORK' });
    assert.equal(service.requests.filter(({ path }) => path.includes('/artifacts')).length, 0);
  });
});
