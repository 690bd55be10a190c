import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openGitHub } from '../../src/stores/github/api.ts';
import { startGate } from '../support/registry-gate.ts';

it('GitHubApi reaches GitHub through the proxy of the environment', async () => {
  const body = JSON.stringify({ actions_caches: [] });
  await using github = await startGate('', () => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body,
  }));
  await using proxy = await startGate('', () => ({ status: 500 }), { tunnelTo: github.host });
  const apiUrl = 'http://api.github.test';
  // @actions/github reads both when it is loaded, which happens with the first call.
  Object.assign(process.env, { GITHUB_API_URL: apiUrl, http_proxy: `http://user:word@${proxy.host}` });
  const api = openGitHub({ apiUrl, repository: 'acme/app', runId: '1' }, 't0ken', new AbortController().signal);
  assert.deepEqual(await api.listCaches('docker-archive/'), []);
  assert.deepEqual(proxy.tunnels, ['api.github.test:80']);
  assert.deepEqual([github.asked.length, github.asked[0]?.headers.host], [1, 'api.github.test']);
});
