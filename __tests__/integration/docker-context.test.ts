import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { rootCertificates } from 'node:tls';
import { promisify } from 'node:util';
import { resolveEndpoint } from '../../src/docker/endpoint.ts';

const run = promisify(execFile);
let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-context-'));
});

after(() => rm(folder, { recursive: true, force: true }));

async function create(name: string, docker: string): Promise<void> {
  await dockerContext('create', name, '--docker', docker);
}

function dockerContext(...words: readonly string[]) {
  const env = { ...process.env, DOCKER_CONFIG: folder, DOCKER_HOST: '', DOCKER_CONTEXT: '' };
  return run('docker', ['context', ...words], { env });
}

describe('a context that the Docker CLI made', () => {
  it('is found by its name and as the current one', async () => {
    await create('plain', 'host=unix:///run/other.sock');
    const expected = { kind: 'unix', path: '/run/other.sock', source: 'docker context plain' };
    const env = { DOCKER_CONFIG: folder };
    assert.deepEqual(await resolveEndpoint({ env: { ...env, DOCKER_CONTEXT: 'plain' }, homeDir: '/' }), expected);
    await dockerContext('use', 'plain');
    assert.deepEqual(await resolveEndpoint({ env, homeDir: '/' }), expected);
  });

  it('brings its TLS material', async () => {
    // The CLI takes real certificates only; Node brings some along.
    const ca = rootCertificates[0]!;
    await writeFile(join(folder, 'ca.pem'), ca);
    await create('tls', `host=tcp://engine:2376,ca=${join(folder, 'ca.pem')}`);
    await create('unverified', 'host=tcp://engine:2376,skip-tls-verify=true');
    const tlsOf = async (name: string) => {
      const found = await resolveEndpoint({ env: { DOCKER_CONFIG: folder, DOCKER_CONTEXT: name }, homeDir: '/' });
      return found.kind === 'tcp' ? found.tls : undefined;
    };
    assert.deepEqual(await tlsOf('tls'), { ca, verify: true });
    assert.deepEqual(await tlsOf('unverified'), { verify: false });
  });
});
