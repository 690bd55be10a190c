// On every engine: its BuildKit asks for the files.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { link, mkdtemp, readdir, readlink, rm, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildImage } from '../../src/build/api.ts';
import { openContextFolder } from '../../src/build/context/folder.ts';
import { readCredentials } from '../../src/docker/credentials.ts';
import { resolveEndpoint } from '../../src/docker/endpoint.ts';
import { Engine } from '../../src/docker/engine.ts';
import { ActionError } from '../../src/core/errors.ts';
import { readBuildInputs } from '../support/build-inputs.ts';
import { engineHost, inspectImage, removeImage } from '../support/engine.ts';

const nothing = () => undefined;
const log = { info: nothing, debug: nothing, notice: nothing, warning: nothing, foreign: nothing };
const inputs = readBuildInputs();

/** What is done during a build: before the context is listed, after that, and with the image. */
interface Interventions {
  readonly prepare?: (folder: string) => Promise<void>;
  readonly spoil?: (folder: string) => Promise<void>;
  readonly inspect?: () => Promise<void>;
}

/** Builds with BuildKit and a Dockerfile outside of the context. */
async function build(
  files: Readonly<Record<string, string | Buffer>>,
  { prepare, spoil, inspect }: Interventions = {},
  signal = new AbortController().signal,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sync-'));
  const outside = await mkdtemp(join(tmpdir(), 'sync-file-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    await prepare?.(folder);
    const file = join(outside, 'Dockerfile');
    await writeFile(file, 'FROM scratch\nCOPY . /\n');
    const context = await openContextFolder({ context: folder, file, workspace: folder });
    await spoil?.(folder);
    const endpoint = await resolveEndpoint({ dockerHost: engineHost(), env: {}, homeDir: folder });
    const engine = await Engine.connect(endpoint, signal);
    const credentials = await readCredentials({ configDir: folder, env: {}, signal, mask: nothing });
    const order = {
      reference: 'sync/test:1',
      request: inputs,
      platform: undefined,
      context,
      credentials,
      workspace: folder,
      secrets: new Map(),
    };
    const id = await buildImage(engine, { ...order, idleTimeout: 60_000, buildkit: true }, log, signal);
    await inspect?.();
    return id;
  } finally {
    await rm(folder, { recursive: true });
    await rm(outside, { recursive: true });
    await removeImage('sync/test:1');
  }
}

describe('a context that goes through the session', () => {
  it('arrives whole: thousands of small files and a large one', async () => {
    const small = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`small${i}`, `content ${i}`]));
    const id = await build({ ...small, large: Buffer.alloc(64 << 20, 'large ') });
    assert.match(id, /^sha256:/);
    assert.equal(await inspectImage('sync/test:1'), undefined);
  });

  it('with a file that changed its size is one clear error', async () => {
    const spoil = (folder: string) => truncate(join(folder, 'data'), 10);
    await assert.rejects(build({ data: Buffer.alloc(1000) }, { spoil }), error => {
      return (
        error instanceof ActionError && error.code === 'CONTEXT_CHANGED' && error.message.includes('it had 1000 bytes')
      );
    });
  });

  it('with a file that is gone is one clear error', async () => {
    const spoil = (folder: string) => unlink(join(folder, 'data'));
    await assert.rejects(
      build({ data: 'x' }, { spoil }),
      error => error instanceof ActionError && error.code === 'CONTEXT_CHANGED' && error.message.includes('is gone'),
    );
  });

  it('has hard links in the image', async () => {
    const prepare = async (folder: string) => {
      for (const name of ['b', 'c']) await link(join(folder, 'a'), join(folder, name));
    };
    let size = 0;
    const inspect = async () => {
      size = (await inspectImage('sync/test:1'))?.Size ?? 0;
    };
    await build({ a: randomBytes(1 << 20) }, { prepare, inspect });
    assert.ok(size >= 1 << 20 && size < 2.5 * (1 << 20), String(size));
  });

  it('with a name or a target that is not UTF-8 is one error that shows it', async () => {
    for (const [make, shown] of [
      [(folder: string) => writeFile(Buffer.from(`${folder}/caf\xe9`, 'latin1'), ''), 'the name caf\\xe9 is'],
      [(folder: string) => symlink(Buffer.from([0xff]), join(folder, 'soft')), 'the target of soft, \\xff, is'],
    ] as const) {
      await assert.rejects(
        build({ data: 'x' }, { prepare: make }),
        error => error instanceof ActionError && error.code === 'CONTEXT_NAME' && error.message.includes(shown),
      );
    }
  });

  it('is broken off at once when aborted', async () => {
    const controller = new AbortController();
    const folder = Promise.withResolvers<string>();
    const opened = (path: string) => {
      folder.resolve(path);
      return Promise.resolve();
    };
    const building = build({ data: Buffer.alloc(256 << 20, 'x') }, { spoil: opened }, controller.signal);
    building.catch(() => undefined);
    await untilOpen(join(await folder.promise, 'data'));
    controller.abort(new Error('enough'));
    const started = performance.now();
    // Whichever side hears of it first: the reason itself, or what Node makes of it.
    await assert.rejects(
      building,
      error => error instanceof Error && /^(enough|The operation was aborted)/.test(error.message),
    );
    assert.ok(performance.now() - started < 5000);
  });
});

/** Waits until this process has a file open. */
async function untilOpen(path: string): Promise<void> {
  const openFiles = async () => {
    const links = (await readdir('/proc/self/fd')).map(fd => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
    return Promise.all(links);
  };
  while (!(await openFiles()).includes(path)) await sleep(5);
}
