import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadArchive } from '../../../../src/archive/load.ts';
import { runSaveJob } from '../../../../src/archive/save-job.ts';
import { buildImage } from '../../../../src/build/api.ts';
import { openBuildContext } from '../../../../src/build/context/source.ts';
import { connectEngine } from '../../../../src/docker/connect.ts';
import type { Engine } from '../../../../src/docker/engine.ts';
import { pullImage } from '../../../../src/docker/pull.ts';
import { pushImage } from '../../../../src/docker/push.ts';
import { openSave } from '../../../../src/docker/streams.ts';
import { parseReference } from '../../../../src/image/reference.ts';
import { readBuildInputs } from '../../build-inputs.ts';
import { startGate } from '../../registry-gate.ts';
import { idleTimeout, someBytes, type Stage } from '../stage.ts';
import { openCredentials, type Servers, type Work } from './work.ts';

/** The Docker engine. */
export const enginePaths: Readonly<Record<string, Work>> = {
  'engine: ping': async (stage, { engine }) => {
    const proxy = await stage.breakProxy(engine, /^GET \/_ping/);
    await connect(stage, proxy.host);
  },
  'engine: inspect': work(/^GET \/[^/]+\/images\/.*\/json/, async (engine, { repository }) => {
    assert.equal((await engine.inspect(`${repository}:1`))?.platform.os, 'linux');
  }),
  'engine: pull': work(/^POST .*\/images\/create/, async (engine, { repository }, stage) => {
    const image = parseReference(`${repository}:1`)!;
    const credentials = await openCredentials(stage);
    const { log, signal } = stage.context;
    await pullImage(
      engine,
      { image, tag: '1', platform: undefined, credentials, idleTimeout, retries: 2 },
      log,
      signal,
    );
  }),
  'engine: push': work(/^POST .*\/push/, async (engine, { repository }, stage) => {
    const image = { ...parseReference(`${repository}:1`)!, tag: '1' };
    const credentials = await openCredentials(stage);
    const { log, signal } = stage.context;
    await pushImage(engine, { image, credentials, retries: 2, idleTimeout }, log, signal);
  }),
  'engine: save': work(/^GET .*\/images\/get/, async (engine, { repository }, stage) => {
    const saved = await saveTar(engine, `${repository}:1`, stage);
    assert.ok((await stat(saved)).size > 0);
  }),
  'engine: load': work(/^POST .*\/images\/load/, async (engine, { repository }, stage) => {
    const { log, signal } = stage.context;
    const path = await saveTar(engine, `${repository}:1`, stage);
    const options = {
      ...{ path, imageid: '', repository: '', choice: {}, sizeLimit: 1e9, idleTimeout },
      ...{ willBeTagged: () => false, verified: false },
    };
    await loadArchive({ engine, options, log, signal });
  }),
  'engine: build': work(/^POST .*\/build\?/, async (engine, _servers, stage) => {
    const context = join(stage.context.environment.workspace, 'context');
    await mkdir(context);
    await writeFile(join(context, 'Dockerfile'), dockerfile);
    await build(engine, { context }, stage);
  }),
  'engine: session': work(/^POST .*\/session$/, buildBySession),
  'engine: BuildKit': work(/^POST .*\/build\?.*version=2/, buildBySession, /^POST .*\/session$/),
  'engine: http context': async (stage, { engine }) => {
    await using files = await startGate('', () => ({ status: 200, body: dockerfile }));
    const { host } = await stage.breakProxy(files.host, /^GET \/Dockerfile/);
    const { environment, signal } = stage.context;
    await build(
      await connectEngine(engine, environment, idleTimeout, signal),
      { context: `http://${host}/Dockerfile` },
      stage,
    );
  },
};

const dockerfile = `FROM scratch\nLABEL long=${'x'.repeat(1000)}\n`;

// What comes inline or is kept from COPY goes to BuildKit through its session.
async function buildBySession(engine: Engine, { repository }: Servers, stage: Stage): Promise<void> {
  const inline = `FROM ${repository}:1\nCOPY file /\nLABEL n=${randomUUID()}\n`;
  const context = join(stage.context.environment.workspace, 'context');
  await mkdir(context);
  await writeFile(join(context, 'file'), someBytes());
  await build(engine, { context, 'dockerfile-inline': inline }, stage, true);
}

async function build(
  engine: Engine,
  inputs: Readonly<Record<string, string>>,
  stage: Stage,
  buildkit = false,
): Promise<void> {
  const { environment, log, signal } = stage.context;
  const request = readBuildInputs(inputs);
  const order = {
    ...{ reference: 'acme/fault:1', request, platform: undefined, credentials: await openCredentials(stage) },
    context: await openBuildContext(request, environment.workspace),
    secrets: new Map() as never,
    ...{ workspace: environment.workspace, idleTimeout, buildkit },
  };
  await buildImage(engine, order, log, signal);
}

function connect({ context: { environment, signal } }: Stage, host: string): Promise<Engine> {
  return connectEngine(`tcp://${host}`, environment, idleTimeout, signal);
}

function work(
  on: RegExp,
  use: (engine: Engine, servers: Servers, stage: Stage) => Promise<void>,
  before = /^GET \/_ping/,
): Work {
  return async (stage, servers) => {
    const proxy = await stage.breakProxy(servers.engine, on, before);
    await use(await connect(stage, proxy.host), servers, stage);
  };
}

async function saveTar(engine: Engine, reference: string, { context }: Stage): Promise<string> {
  const { dir, log, signal } = context;
  const options = { format: 'docker', compression: 'zstd', level: 3, idleTimeout } as const;
  const identity = { name: 'web', image: 'web', version: '1', tag: '1' };
  const image = { id: undefined, configDigest: undefined };
  const job = { options, identity, dir, reference, log, signal };
  const saved = await runSaveJob(`saving ${reference}`, image, job, async work =>
    work.writeTar(await openSave(engine, reference, undefined, work.monitor.signal)),
  );
  return saved.path;
}
