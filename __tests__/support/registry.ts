import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Who may use a registry. */
export interface RegistryAccount {
  readonly username: string;
  readonly password: string;
}

/** A running registry; disposing of it stops it and removes its storage. */
export interface Registry extends AsyncDisposable {
  /** `127.0.0.1:port`, the first part of an image's name; engines accept plain HTTP there. */
  readonly host: string;
}

/** Starts Debian's docker-registry on loopback; with `auth`, only that account may read or write. */
export async function startRegistry(options: { readonly auth?: RegistryAccount } = {}): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  const config = join(folder, 'config.yml');
  await mkdir(join(folder, 'storage'));
  if (options.auth) await writeFile(join(folder, 'htpasswd'), htpasswdOf(options.auth));
  await writeFile(config, JSON.stringify(configOf(folder, options.auth !== undefined)));

  const server = spawn('docker-registry', ['serve', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  const dispose = async (): Promise<void> => {
    await end(server);
    await rm(folder, { recursive: true });
  };
  try {
    const host = await readAddress(server);
    await fetch(`http://${host}/v2/`);
    return { host, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

// The registry reads YAML, and JSON is YAML.
function configOf(folder: string, auth: boolean): object {
  return {
    version: 0.1,
    log: { level: 'info', formatter: 'json', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, 'storage') }, delete: { enabled: true } },
    http: { addr: '127.0.0.1:0', secret: randomBytes(16).toString('hex') },
    ...(auth && { auth: { htpasswd: { realm: 'tests', path: join(folder, 'htpasswd') } } }),
  };
}

// The registry accepts only bcrypt, which Node does not have; Perl, part of every Debian, has it from the C library.
function htpasswdOf({ username, password }: RegistryAccount): string {
  const salt = '$2y$04$0123456789abcdefghijku';
  const hash = execFileSync('perl', ['-e', 'print crypt($ARGV[0], $ARGV[1])', password, salt], { encoding: 'utf8' });
  return `${username}:${hash}\n`;
}

async function readAddress(server: ChildProcess): Promise<string> {
  const failed = once(server, 'error').then(([error]) => Promise.reject(error as Error));
  return Promise.race([failed, findAddress(server)]);
}

// The registry chooses its port and logs it; the log is read on, so that the pipe never fills.
async function findAddress(server: ChildProcess): Promise<string> {
  const log: string[] = [];
  for await (const line of createInterface(server.stderr!)) {
    const address = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (address) {
      server.stderr!.resume();
      return address;
    }
    log.push(line);
  }
  throw new Error(`docker-registry ended:\n${log.join('\n')}`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill();
  await exited;
}
