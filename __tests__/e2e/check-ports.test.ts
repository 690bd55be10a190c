// On every engine: it runs the containers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import { buildChecked, containersOf, findFreePort, newRunId } from '../support/checked.ts';
import { engineHost } from '../support/engine.ts';
import { errorOf, saidBy, startJob } from '../support/job.ts';
import { startPrivateEngine } from '../support/private-engine.ts';
import { withoutRoot } from '../support/root.ts';

const light = { source: 'local', version: 'dev', 'upload-artifact': 'false', cache: 'false' };
const web = ['COPY bin/word /www/health', 'ENTRYPOINT ["/bin/busybox"]'];
const serve = (port: number) => ({ 'run-command': `httpd -f -v -h /www -p ${port}` });

describe('a container that serves, on an engine without a bridge', () => {
  it('shares the network, answers, and is removed', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, web);
    const [port, runId] = [await findFreePort(), newRunId()];
    const wait = { 'wait-for-port': String(port), 'wait-for-http': '/health', 'run-expect-output': 'response:200' };
    const step = await job.run({ ...light, ...serve(port), ...wait }, { runId });
    assert.equal(step.code, 0, saidBy(step));
    assert.match(step.stdout, /The container shares the network of this machine: the engine has no bridge network/);
    assert.match(step.outputs['checks'] ?? '', /port \d+ and :\d+\/health answered, the output matches/);
    assert.deepEqual(await containersOf(runId), []);
  });

  it('fails with its output when it ends early', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, web);
    const port = await findFreePort();
    const inputs = { 'run-command': `sh -c 'echo no config; exit 5'`, 'wait-for-port': String(port) };
    const step = await job.run({ ...light, ...inputs });
    assert.match(
      errorOf(step),
      /wait-for-port: the container ended with exit code 5 before port \d+ answered; the end of its output:\nno config$/,
    );
  });

  it('fails when its path is answered with an error, and is removed', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, web);
    const [port, runId] = [await findFreePort(), newRunId()];
    const wait = { 'wait-for-http': `:${port}/nothing`, 'wait-timeout': '3' };
    const step = await job.run({ ...light, ...serve(port), ...wait }, { runId });
    assert.match(errorOf(step), /wait-for-http: not ready within 3 s \(\/nothing: HTTP 404\)/);
    assert.deepEqual(await containersOf(runId), []);
  });

  it('is not mistaken for a program that already listens', async () => {
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, web);
    await using other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const step = await job.run({ ...light, ...serve(port), 'wait-for-port': String(port) });
    assert.match(errorOf(step), /^port \d+ of this machine is in use/);
  });
});

describe('a container that serves, on an engine on another machine', () => {
  it('is one clear error', async () => {
    const address = Object.values(networkInterfaces())
      .flat()
      .find(each => each?.family === 'IPv4' && !each.internal)?.address;
    assert.ok(address, 'this machine has an address of its own');
    await using job = await startJob();
    await buildChecked(`${job.image}:dev`, web);
    await using proxy = createServer(socket => {
      const engine = connect(engineHost().replace('unix://', ''));
      pipeline(socket, engine, socket).catch(() => undefined);
    }).listen(0, address);
    await once(proxy, 'listening');
    const { port } = proxy.address() as { port: number };
    const env = { DOCKER_HOST: `tcp://${address}:${port}` };
    const step = await job.run({ ...light, ...serve(80), 'wait-for-port': '80' }, { env });
    assert.match(
      errorOf(step),
      /^the port of a container cannot be reached from here: the engine is on another machine/,
    );
  });
});

describe('a container that serves, on an engine with a bridge', () => {
  it(
    'is published on loopback only, and a port that only the proxy of the engine answers is closed',
    { skip: withoutRoot },
    async () => {
      const bridge = `test${randomInt(1e6)}`;
      const run = (...args: string[]) => execFileSync('ip', args);
      run('link', 'add', bridge, 'type', 'bridge');
      try {
        run('addr', 'add', `172.30.${randomInt(256)}.1/24`, 'dev', bridge);
        await using engine = await startPrivateEngine(undefined, { ENGINE_BRIDGE: bridge });
        await using job = await startJob();
        const options = { env: { DOCKER_HOST: engine.host } };
        await buildChecked(`${job.image}:dev`, web, engine.host);
        const good = await job.run(
          { ...light, ...serve(80), 'wait-for-port': '80', 'wait-for-http': '/health' },
          options,
        );
        assert.equal(good.code, 0, saidBy(good));
        assert.doesNotMatch(good.stdout, /shares the network/);
        const wait = { 'wait-for-port': '81', 'wait-timeout': '3' };
        const runId = newRunId();
        const step = await job.start({ ...light, ...serve(80), ...wait }, { ...options, runId });
        await step.waitFor(/::group::Check/);
        let [container] = await containersOf(runId, engine.host);
        while (container?.State !== 'running') [container] = await containersOf(runId, engine.host);
        const [published, ...more] = container.Ports;
        assert.deepEqual([published?.IP, Number(published?.PublicPort) > 0, more], ['127.0.0.1', true, []]);
        const closed = await step.finished;
        assert.match(
          errorOf(closed),
          /wait-for-port: not ready within 3 s \(port 81: (the connection was closed at once|read ECONNRESET)/,
        );
      } finally {
        run('link', 'del', bridge);
      }
    },
  );
});
