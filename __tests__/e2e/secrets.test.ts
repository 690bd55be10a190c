import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorOf, saidBy, startJob } from '../support/job.ts';
import { startGate } from '../support/registry-gate.ts';

describe('a secret that a server gives', () => {
  it('is masked, and not in the error where the registry repeats it', async () => {
    await using job = await startJob();
    const token = 'eyJ0b2tlbi1vZi10aGUtc2VydmVy';
    await using gate = await startGate('', ({ path, headers }) => {
      if (path.startsWith('/token')) return { status: 200, body: JSON.stringify({ token }) };
      const challenge = `Bearer realm="http://${headers.host}/token",service="gate"`;
      if (!headers.authorization) return { status: 401, headers: { 'www-authenticate': challenge } };
      const message = `no access with ${headers.authorization}\n::set-output name=a::b`;
      return { status: 403, body: JSON.stringify({ errors: [{ code: 'DENIED', message }] }) };
    });
    const step = await job.run({
      image: `${gate.host}/acme/app`,
      version: '1.0.0',
      source: 'registry',
      cache: 'false',
    });
    assert.match(errorOf(step), /answered 403 Forbidden: no access with Bearer \*\*\*/);
    const lines = saidBy(step).split('\n');
    assert.ok(lines.includes(`::add-mask::${token}`));
    assert.deepEqual(
      lines.filter(line => line.includes(token) && !line.startsWith('::add-mask::')),
      [],
    );
  });
});
