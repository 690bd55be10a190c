import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { connectEngine } from '../../../src/docker/connect.ts';
import { readRunnerEnvironment } from '../../../src/core/environment.ts';

/** Asks an engine that speaks API 1.51 for an image; gives the requests that it got. */
async function ask(env: Readonly<Record<string, string>>, config: object = {}) {
  const requests: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer(({ url: path = '', headers }, answer) => {
    requests.push({ path, headers });
    answer.writeHead(path.includes('_ping') ? 200 : 404, { 'api-version': '1.51', ostype: 'linux' }).end('{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const home = await mkdtemp(join(tmpdir(), 'connect-'));
  try {
    await writeFile(join(home, 'config.json'), JSON.stringify(config));
    const host = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const environment = readRunnerEnvironment({ DOCKER_CONFIG: home, ...env }, { cwd: home, tmp: home, home });
    const engine = await connectEngine(host, environment, 0, new AbortController().signal);
    assert.equal(await engine.inspect('acme/api'), undefined);
  } finally {
    server.close().closeAllConnections();
    await rm(home, { recursive: true });
  }
  return requests;
}

describe('connectEngine', () => {
  it('sends the headers of the docker config, or those of DOCKER_CUSTOM_HEADERS instead', async () => {
    const config = { HttpHeaders: { 'X-Config': 'c' } };
    for (const { headers } of await ask({}, config)) assert.equal(headers['x-config'], 'c');
    for (const { headers } of await ask({ DOCKER_CUSTOM_HEADERS: 'X-Variable=v' }, config)) {
      assert.deepEqual([headers['x-config'], headers['x-variable']], [undefined, 'v']);
    }
  });

  it('speaks the newest API of both sides, or that of DOCKER_API_VERSION', async () => {
    const version = async (asked: string) => (await ask({ DOCKER_API_VERSION: asked })).at(-1)?.path.split('/')[1];
    assert.deepEqual([await version(''), await version('1.44'), await version('v1.44')], ['v1.51', 'v1.44', 'v1.44']);
    for (const asked of ['1.99', 'new']) {
      await assert.rejects(version(asked), { code: 'ENGINE_API', message: /DOCKER_API_VERSION is .* up to 1\.51/ });
    }
  });
});
