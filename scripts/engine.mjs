import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { prepare, root, run, SetupError } from './child.mjs';

/** The kinds of engine that engine.sh can start. */
export const engineKinds = ['20', '28', '28c', '29', '29c'];

const script = join(root, 'scripts/engine.sh');
const defaultSocket = '/var/run/docker.sock';

/**
 * Gives Docker engines as `{ hosts, stop }`: `count` of the kind asked for; without a kind the one that DOCKER_HOST
 * names, else the one at the default socket, else `count` of Debian's own. `stop` stops only what was started here.
 */
export async function findEngines(kind, count) {
  if (kind) return startEngines(kind, count);
  if (process.env.DOCKER_HOST) return { hosts: [await answering(process.env.DOCKER_HOST)], stop: async () => {} };
  if (await answers(defaultSocket)) return { hosts: [`unix://${defaultSocket}`], stop: async () => {} };
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new SetupError(
      `no Docker engine answers at ${defaultSocket}: install and start Docker, or set DOCKER_HOST to a running engine ` +
        '(DOCKER_HOST=unix:///path/docker.sock). As root on Debian, one is installed and started for you.',
    );
  }
  return startEngines('20', count);
}

async function startEngines(kind, count) {
  const ids = Array.from({ length: count }, (_, i) => (i === 0 ? kind : `${kind}.${i + 1}`));
  const lease = ['--for', String(process.pid)];
  const stop = async () => {
    const stops = ids.map(id => run(script, ['stop', id, ...lease, '--purge'], { quiet: true, shielded: true }));
    if ((await Promise.all(stops)).some(({ code }) => code !== 0))
      throw new SetupError(`an engine ${kind} could not be stopped`);
  };
  try {
    const hosts = [];
    for (const id of ids) {
      const output = await prepare(`Starting Docker engine ${id}`, script, ['start', id, ...lease], {
        capture: true,
        shielded: true,
      });
      hosts.push(output.trim().replace('DOCKER_HOST=', ''));
    }
    return { hosts, stop };
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
