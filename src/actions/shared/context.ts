import { dockerConfigDir } from '../../docker/config.ts';
import { connectEngine } from '../../docker/connect.ts';
import { readCredentials, type CredentialStore, type RegistryLogin } from '../../docker/credentials.ts';
import type { RunnerEnvironment } from '../../core/environment.ts';
import { messageOf } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { LookUps } from '../../core/look-up.ts';
import type { Engine } from '../../docker/engine.ts';
import type { RegistryAccess } from '../../registry/client.ts';
import { openGitHub, type GitHubApi } from '../../stores/github/api.ts';

/** How long one stage took. */
export interface StageTime {
  readonly name: string;
  readonly seconds: number;
}

/** What an action has before it reads its inputs. */
export interface RunnerContext {
  readonly environment: RunnerEnvironment;
  readonly log: Log;
  /** Runs a stage in a log group of its own; `done` sums up its result in a few words. */
  readonly stage: <T>(name: string, work: () => Promise<T>, done?: (result: T) => string) => Promise<T>;
  /** The stages that have ended so far, in order. */
  readonly stages: readonly StageTime[];
  /** Hides a secret in the step's log. */
  readonly mask: (secret: string) => void;
  /** When this step began, in milliseconds since 1970. */
  readonly began: number;
  /** Aborted when the step is cancelled. */
  readonly signal: AbortSignal;
}

/** What a whole run shares. Each connection is opened once, when it is first asked for. */
export interface ActionContext extends RunnerContext {
  /** Milliseconds without a sign of life after which an engine or a transfer is given up, 0 for no limit. */
  readonly idleTimeout: number;
  readonly engine: () => Promise<Engine>;
  readonly lookUps: LookUps;
  /** The login of the inputs, then the docker config. */
  readonly credentials: () => Promise<CredentialStore>;
  readonly registries: () => Promise<RegistryAccess>;
  /** Undefined without a token. */
  readonly github: () => GitHubApi | undefined;
}

/** What the inputs say about connections. */
export interface Connections {
  /** Empty or not given: the engine that the Docker CLI would use. */
  readonly dockerHost?: string;
  /** A token for GitHub's API; empty: none. */
  readonly token: string;
  /** Milliseconds, as the input `timeout` has them; not given: a minute. */
  readonly idleTimeout?: number;
  readonly registry?: RegistryLogin;
}

/** Adds the connections of a run to what the runner gives. */
export function openContext(
  runner: RunnerContext,
  { dockerHost = '', token, idleTimeout = 60_000, registry }: Connections,
): ActionContext {
  const { environment, mask, log, signal } = runner;
  const engine = once(() => connectEngine(dockerHost, environment, idleTimeout, signal));
  const credentials = once(() => {
    const login = registry && { registry: registry.host, username: registry.username, password: registry.password };
    return readCredentials({
      ...login,
      configDir: dockerConfigDir(environment),
      env: environment.env,
      mask,
      log,
      signal,
    });
  });
  return {
    ...runner,
    idleTimeout,
    lookUps: new LookUps(log, signal),
    engine,
    credentials,
    registries: once(async () => {
      const acceptsInsecure = async (host: string) => {
        try {
          return await (await engine()).acceptsInsecure(host);
        } catch (error) {
          signal.throwIfAborted();
          log.debug(`The engine cannot be asked whether ${host} may do without TLS: ${messageOf(error)}`);
          return false;
        }
      };
      return { credentials: await credentials(), env: environment.env, acceptsInsecure };
    }),
    github: once(() => (token === '' ? undefined : openGitHub(environment, token, signal, idleTimeout))),
  };
}

function once<T>(open: () => T): () => T {
  let opened: { readonly value: T } | undefined;
  return () => (opened ??= { value: open() }).value;
}
