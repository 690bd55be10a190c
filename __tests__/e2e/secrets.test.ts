import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { errorOf, helloContext, saidBy, startJob } from '../support/job.ts';
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

it('secrets of the inputs are in neither archive, sidecar, cache key nor summary', async () => {
  await using job = await startJob();
  const secrets = ['pass-0a1b2c3d4e', 'build-5f6a7b8c9d', 'token-1e2f3a4b5c'] as const;
  await job.write(helloContext());
  const step = await job.run({
    ...{ context: '.', version: '1.0.0', 'archive-format': 'docker', 'github-token': secrets[2] },
    ...{ username: 'me', password: secrets[0], secrets: `mine=${secrets[1]}` },
  });
  assert.equal(step.code, 0, saidBy(step));
  const files = await job.list();
  const written = await Promise.all(files.map(name => readFile(join(job.archives, name), 'latin1')));
  assert.equal(written.length, 2, files.join());
  const kept = [...written, step.summary, ...job.service.caches().map(({ key }) => key), JSON.stringify(step.outputs)];
  const lines = saidBy(step)
    .split('\n')
    .filter(line => !line.startsWith('::add-mask::'));
  for (const secret of secrets) {
    const forms = [secret, Buffer.from(`me:${secret}`).toString('base64')];
    for (const form of forms)
      assert.ok(
        [...kept, ...lines].every(text => !text.includes(form)),
        form,
      );
    assert.ok(step.stdout.includes(`::add-mask::${secret}`), secret);
  }
});
