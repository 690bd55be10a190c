import { runProcess } from '../../core/child-process.ts';
import { ActionError } from '../../core/errors.ts';
import { IdleTimeout } from '../../core/idle-timeout.ts';
import { addressOf, describeEndpoint, resolveEndpoint } from '../../docker/endpoint.ts';
import { OutputTail } from '../output-tail.ts';
import { exitError, startError } from './failure.ts';
import type { S2iBuild } from './request.ts';

/** Runs `s2i` with these arguments, its output in the log. Errors: `S2I_MISSING`, `S2I_ENGINE`, `S2I_FAILED`, `IDLE`. */
export async function runS2i(args: readonly string[], build: S2iBuild): Promise<void> {
  const { idleTimeout, environment, log, signal } = build;
  const what = `s2i ${args[0] ?? ''}`;
  const env = await makeEnvironment(build);
  const tail = new OutputTail();
  using idle = new IdleTimeout(what, idleTimeout, signal);
  const onLine = (line: string) => {
    idle.touch();
    log.foreign(line);
    tail.add(line);
  };
  const process = { command: 's2i', args, env, cwd: environment.workspace, signal: idle.signal };
  const code = await idle
    .run(() => runProcess(process, onLine))
    .catch((error: unknown) => {
      signal.throwIfAborted();
      throw error instanceof ActionError ? error : startError(error);
    });
  if (code !== 0) throw exitError(what, code, tail.lines.join('\n'), env['DOCKER_HOST'] ?? '');
}

// s2i needs none of the step's tokens.
async function makeEnvironment({ dockerHost, environment }: S2iBuild): Promise<Record<string, string | undefined>> {
  const { env, homeDir } = environment;
  const endpoint = await resolveEndpoint({ dockerHost, env, homeDir });
  if (endpoint.kind === 'tcp' && endpoint.tls && endpoint.source.startsWith('docker context')) {
    const message = `s2i cannot use the engine at ${describeEndpoint(endpoint)}: it reads no docker contexts, and finds TLS certificates only through DOCKER_CERT_PATH`;
    const hint = `env:\n  DOCKER_HOST: ${addressOf(endpoint)}\n  DOCKER_TLS_VERIFY: 1\n  DOCKER_CERT_PATH: folder of ca.pem, cert.pem and key.pem`;
    throw new ActionError('S2I_ENGINE', message, { hint });
  }
  const kept = Object.entries(env).filter(([name]) => !/^(INPUT|ACTIONS)_/.test(name));
  return { ...Object.fromEntries(kept), DOCKER_HOST: addressOf(endpoint) };
}
