import type { EngineImage } from '../docker/image.ts';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ActionError, messageOf } from '../core/errors.ts';
import type { RunnerEnvironment } from '../core/environment.ts';
import type { Log } from '../core/log.ts';
import { checkPlatform, type Platform } from '../image/platform.ts';
import { Tail } from './log.ts';
import { addressOf, describeEndpoint, resolveEndpoint } from '../docker/endpoint.ts';
import type { Engine } from '../docker/engine.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import { runProcess } from '../core/child-process.ts';

/** What `s2i build` is told. */
export interface S2iRequest {
  /** A folder or git URL. */
  readonly source: string;
  /** The builder image. */
  readonly builder: string;
  /** Further options, `--name=value` each. */
  readonly args: readonly string[];
  /** Whether the image that has the tag now gives its artifacts to the new one. */
  readonly incremental: boolean;
  /** Whether the usage of the builder is shown first. */
  readonly usage: boolean;
}

/** A build by the program `s2i`. */
export interface S2iBuild {
  readonly request: S2iRequest;
  /** `repository:tag` */
  readonly reference: string;
  /** The platform that the image must have; undefined: any. */
  readonly platform: Platform | undefined;
  /** The engine to build on; empty: the one that the environment names. */
  readonly dockerHost: string;
  /** Milliseconds of silence before the program is ended; 0 is never. */
  readonly idleTimeout: number;
  readonly environment: RunnerEnvironment;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Builds an image with the program `s2i`. Errors: `S2I_MISSING`, `S2I_SOURCE`, `S2I_ENGINE`, `S2I_FAILED`, `S2I_LOST`. */
export async function buildWithS2i(engine: Engine, build: S2iBuild): Promise<EngineImage> {
  const { request, reference, platform, environment } = build;
  const { source, builder, args, incremental } = request;
  const from = await locateSource(source, environment.workspace);
  const before = await engine.inspect(reference);
  const options = [...(incremental ? ['--incremental'] : []), ...args];
  await runS2i(['build', ...options, from, builder, reference], build);
  const image = await engine.inspect(reference);
  // s2i also exits with 0 after it only printed its usage or wrote a Dockerfile.
  if (!image || image.id === before?.id) {
    const message = `s2i build ended without an error and made no image ${reference}`;
    throw new ActionError('S2I_LOST', message, { hint: 'Look at what s2i said above, and at s2i-args.' });
  }
  checkPlatform(reference, image.platform, platform);
  return image;
}

/** Writes the usage text of the builder image to the log. */
export async function showUsage(build: S2iBuild): Promise<void> {
  await runS2i(['usage', build.request.builder], build);
}

async function locateSource(source: string, workspace: string): Promise<string> {
  if (/^([a-z][a-z0-9+.-]*:\/\/|[^/\s]+@[^/\s]+:)/i.test(source)) return source;
  const folder = resolve(workspace, source);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return folder;
  const message = `s2i-source ${JSON.stringify(folder)} is ${found ? 'no folder' : 'not there'}, allowed: a folder or git URL`;
  throw new ActionError('S2I_SOURCE', message, { hint: 'with:\n  s2i-source: .' });
}

async function runS2i(args: readonly string[], build: S2iBuild): Promise<void> {
  const { idleTimeout, environment, log, signal } = build;
  const what = `s2i ${args[0] ?? ''}`;
  const env = await makeEnvironment(build);
  const tail = new Tail();
  using watch = new IdleTimeout(what, idleTimeout, signal);
  const onLine = (line: string) => {
    watch.touch();
    log.foreign(line);
    tail.add(line);
  };
  const order = { program: 's2i', args, env, cwd: environment.workspace, signal: watch.signal };
  const code = await runProcess(order, onLine).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error instanceof ActionError ? error : explainStart(error);
  });
  if (code !== 0) throw explainExit(what, code, tail.lines, env['DOCKER_HOST'] ?? '');
}

// The step's own tokens are nothing that s2i needs.
async function makeEnvironment({ dockerHost, environment }: S2iBuild): Promise<Record<string, string | undefined>> {
  const endpoint = await resolveEndpoint({ dockerHost, env: environment.env, homeDir: environment.homeDir });
  if (endpoint.kind === 'tcp' && endpoint.tls && endpoint.source.startsWith('docker context')) {
    const message = `s2i cannot use the engine at ${describeEndpoint(endpoint)}: it knows no docker contexts, and TLS only by DOCKER_CERT_PATH`;
    const hint = `env:\n  DOCKER_HOST: ${addressOf(endpoint)}\n  DOCKER_TLS_VERIFY: 1\n  DOCKER_CERT_PATH: folder of ca.pem, cert.pem and key.pem`;
    throw new ActionError('S2I_ENGINE', message, { hint });
  }
  const kept = Object.entries(environment.env).filter(([name]) => !/^(INPUT|ACTIONS)_/.test(name));
  return { ...Object.fromEntries(kept), DOCKER_HOST: addressOf(endpoint) };
}

const releases = 'https://github.com/openshift/source-to-image/releases';

function explainStart(cause: unknown): ActionError {
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  const why = missing ? 'it is not on the PATH' : messageOf(cause);
  const hint = `Put the program s2i of ${releases} on the PATH before this step:\n  - run: tar -xzf source-to-image-*-linux-amd64.tar.gz -C "$RUNNER_TEMP" && echo "$RUNNER_TEMP" >> "$GITHUB_PATH"`;
  return new ActionError('S2I_MISSING', `source: s2i cannot run the program s2i: ${why}`, { hint, cause });
}

function explainExit(what: string, code: number, lines: readonly string[], host: string): ActionError {
  const said = lines.join('\n');
  // Each release of s2i speaks one version of the engine's API, and asks for no other.
  const [, speaks, limit, takes] =
    /client version (\S+) is too (?:old|new)\. (Minimum|Maximum) supported API version is ([\d.]*\d)/.exec(said) ?? [];
  if (speaks !== undefined) {
    const bound = limit === 'Minimum' ? 'at least' : 'at most';
    const message = `s2i cannot talk to the engine at ${host}: it speaks API ${speaks}, and the engine takes ${bound} ${takes}`;
    const hint = `Use another release of s2i (${releases}), or another engine:\n  with:\n    docker-host: tcp://HOST:2376`;
    return new ActionError('S2I_ENGINE', message, { hint });
  }
  return new ActionError('S2I_FAILED', `${what} failed with exit code ${code}${said && `:\n${said}`}`);
}
