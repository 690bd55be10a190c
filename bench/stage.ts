import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startPrivateEngine, type PrivateEngine } from '../__tests__/support/private-engine.ts';
import { startRegistry, type Registry } from '../__tests__/support/registry.ts';
import type { EngineId } from '../__tests__/support/engines.ts';
import { run } from './measure.ts';

/** What the ways for one kind of engine share; disposing removes all of it. */
export interface Stage extends AsyncDisposable {
  /** DOCKER_HOST of the engine that builds the images. */
  readonly home: string;
  /** DOCKER_HOST of an engine that never built one. */
  readonly away: string;
  readonly registry: Registry;
  /** On a disk, as a runner's is. */
  readonly folder: string;
  /** Runs a command of the shell against an engine; gives what it printed. */
  shell(host: string, command: string): Promise<string>;
  /** Removes every image of `away`, layers included. */
  empty(): Promise<void>;
  /** The tar that `docker save` makes of an image of `home`, made once. */
  tarOf(reference: string): Promise<string>;
  /** Loads an image of `home` into `away`, without a build. */
  load(reference: string): Promise<void>;
  /** Starts one more engine, without any image, as a new runner has it. */
  startEngine(): Promise<PrivateEngine>;
}

/** Starts two engines of a kind and a registry. */
export async function setStage(id: EngineId): Promise<Stage> {
  await using parts = new AsyncDisposableStack();
  const folder = await mkdtemp('/var/tmp/bench-');
  parts.defer(() => rm(folder, { recursive: true }));
  const home = parts.use<PrivateEngine>(await startPrivateEngine(id)).host;
  const away = parts.use<PrivateEngine>(await startPrivateEngine(id)).host;
  const registry = parts.use(await startRegistry());
  const shell = async (host: string, command: string) => {
    const env = { PATH: process.env['PATH'] ?? '', HOME: folder, DOCKER_HOST: host };
    return (await run({ command: ['bash', '-euo', 'pipefail', '-c', command], cwd: folder, env })).output;
  };
  const tarOf = async (reference: string) => {
    const tar = join(folder, `${reference.replaceAll(/[/:]/g, '-')}.tar`);
    await shell(home, `[ -e '${tar}' ] || docker save -o '${tar}' ${reference}`);
    return tar;
  };
  const all = parts.move();
  return {
    home,
    away,
    registry,
    folder,
    shell,
    tarOf,
    load: async reference => {
      await shell(away, `docker load -q -i '${await tarOf(reference)}'`);
    },
    startEngine: () => startPrivateEngine(id),
    empty: async () => {
      await shell(away, 'docker image prune -af');
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
