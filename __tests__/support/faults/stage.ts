import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRunnerEnvironment } from '../../../src/core/environment.ts';
import { LookUps } from '../../../src/core/look-up.ts';
import type { StoreContext } from '../../../src/stores/store.ts';
import { startResultsService, type ResultsService } from '../results-service.ts';
import type { Operation } from '../results/route.ts';
import { startFaultProxy, type FaultProxy } from './proxy.ts';
import { faultOf, type Column } from './table.ts';

/** Milliseconds after which a cell's transfers are given up: its input `timeout`. */
export const idleTimeout = 4000;

/** Where one cell of the table happens: services of its own, a folder, and what is told to the user. */
export interface Stage extends AsyncDisposable {
  readonly service: ResultsService;
  readonly context: StoreContext;
  /** The notices and warnings. */
  readonly notices: readonly string[];
  /** Breaks an operation of the service; where it is refused, after `before` was answered. */
  breakService(operation: Operation, before?: Operation): Promise<void>;
  /** Starts a proxy in front of a server, in which the requests that match are broken; those before them are not. */
  breakProxy(behind: string, on: RegExp, before?: RegExp, breaks?: 'request' | 'answer'): Promise<FaultProxy>;
  /** Whether the fault has happened. */
  hit(): boolean;
  /** Files that no finished work would leave. */
  leftovers(): Promise<string[]>;
}

/** Opens a stage for a fault. The environment of this process is that of a job on it. */
export async function openStage(column: Column): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'fault-'));
  const dir = join(folder, 'archives');
  await mkdir(dir);
  const service = await startResultsService();
  const proxies: FaultProxy[] = [];
  const notices: string[] = [];
  const ignore = () => undefined;
  const notice = (text: string) => void notices.push(text);
  const log = { info: ignore, debug: ignore, notice, warning: notice, foreign: ignore };
  const { signal } = new AbortController();
  Object.assign(process.env, variables(service, folder));
  const environment = readRunnerEnvironment(process.env, { cwd: folder, tmp: folder, home: folder });
  const lookUps = new LookUps(log, signal);
  const fault = faultOf(column);
  let refused = false;
  return {
    service,
    context: { environment, dir, idleTimeout, log, lookUps, signal },
    notices,
    breakService: async (operation, before) => {
      if (fault) service.inject({ operation, ...fault });
      else {
        refused = true;
        service.inject({ operation: before ?? 'GetCacheUsage', refuseNext: Infinity });
        if (!before) await fetch(`${service.url}/repos/acme/app/actions/cache/usage`);
      }
    },
    breakProxy: async (behind, on, before, breaks) => {
      const proxy = await startFaultProxy(behind, ...(fault ? [{ on, breaks, ...fault }] : []));
      proxies.push(proxy);
      if (fault) return proxy;
      refused = true;
      proxy.inject({ on: before ?? /^GET \/none$/, refuseNext: Infinity });
      if (!before) await fetch(`http://${proxy.host}/none`);
      return proxy;
    },
    hit: () => refused || service.requests.some(each => each.fault?.kind) || proxies.some(({ hit }) => hit.length > 0),
    leftovers: async () => (await readdir(dir)).filter(name => name.endsWith('.partial')),
    [Symbol.asyncDispose]: async () => {
      await service[Symbol.asyncDispose]();
      for (const proxy of proxies) await proxy[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Bytes that do not compress, and are like no others. */
export function someBytes(): Buffer {
  return randomBytes(200_000);
}

function variables(service: ResultsService, folder: string): Record<string, string> {
  return {
    ACTIONS_RESULTS_URL: service.url,
    ACTIONS_RUNTIME_TOKEN: service.runtimeToken(),
    ACTIONS_CACHE_SERVICE_V2: 'True',
    GITHUB_API_URL: service.url,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '1',
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
  };
}
