import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { prepare, root, run, SetupError } from './child.mjs';

const script = join(root, 'scripts/engine.sh');
const defaultSocket = '/var/run/docker.sock';

/**
 * Gives a Docker engine as `{ host, stop }`: the one asked for by id, else the one DOCKER_HOST names, else the one
 * at the default socket, else Debian's own. `stop` ends only an engine that was started here.
 */
export async function findEngine(id) {
  if (id) return startEngine(id);
  if (process.env.DOCKER_HOST) return { host: await answering(process.env.DOCKER_HOST), stop: async () => {} };
  if (await answers(defaultSocket)) return { host: `unix://${defaultSocket}`, stop: async () => {} };
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new SetupError(
      `no Docker engine answers at ${defaultSocket}: install and start Docker, or set DOCKER_HOST to a running engine ` +
        '(DOCKER_HOST=unix:///path/docker.sock). As root on Debian, one is installed and started for you.',
    );
  }
  return startEngine('20');
}

async function startEngine(id) {
  const lease = [id, '--for', String(process.pid)];
  const stop = async () => {
    const { code } = await run(script, ['stop', ...lease, '--purge'], { quiet: true, shielded: true });
    if (code !== 0) throw new SetupError(`engine ${id} could not be stopped`);
  };
  try {
    const output = await prepare(`Starting Docker engine ${id}`, script, ['start', ...lease], {
      capture: true,
      shielded: true,
    });
    return { host: output.trim().replace('DOCKER_HOST=', ''), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answering(host) {
  const socket = host.startsWith('unix://') ? host.slice('unix://'.length) : undefined;
  if (socket && !(await answers(socket))) throw new SetupError(`no Docker engine answers at DOCKER_HOST=${host}`);
  return host;
}

function answers(socketPath) {
  return new Promise(resolve => {
    const ping = request({ socketPath, path: '/_ping', timeout: 5000 }, response => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.end();
  });
}
