import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openGitHub } from '../../src/stores/github/api.ts';
import { makeAuthority } from '../support/authority.ts';
import { startGate } from '../support/registry-gate.ts';

it('GitHubApi trusts the authorities of the system, as GitHub Enterprise Server needs it', async () => {
  using authority = makeAuthority('Acme Test CA');
  const body = JSON.stringify({ actions_caches: [] });
  const headers = { 'content-type': 'application/json' };
  const tls = authority.issue(['DNS:localhost']);
  await using github = await startGate('', () => ({ status: 200, headers, body }), { tls });
  process.env['SSL_CERT_FILE'] = authority.path;
  const apiUrl = `https://${github.host.replace('127.0.0.1', 'localhost')}/api/v3`;
  const api = openGitHub({ apiUrl, repository: 'acme/app', runId: '1' }, 't0ken', new AbortController().signal);
  assert.deepEqual(await api.listCaches('docker-archive/'), []);
});
