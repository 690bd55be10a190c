import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { splitCertificates } from '../core/authorities.ts';
import { ActionError, codeOf, messageOf } from '../core/errors.ts';
import type { ConnectionTls } from '../core/http-call.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the certificates for one registry, `host[:port]`, as the Docker engine does: in `certs.d/HOST`, `*.crt` are
 * authorities, `*.cert` and `*.key` are our own certificate. Undefined when there are none. What this user may not read
 * is left out, as podman does it. Throws `REGISTRY_TLS` when one of them cannot be used.
 */
export async function readRegistryCertificates(host: string, env: Env): Promise<ConnectionTls | undefined> {
  for (const folder of foldersOf(host, env)) {
    const names = await namesIn(folder);
    if (names.some(name => /\.(crt|cert)$/.test(name))) return readFolder(folder, names.sort());
  }
  return undefined;
}

// Those of rootless engines, of engines with root, and of podman and skopeo.
function foldersOf(host: string, env: Env): string[] {
  const home = env['HOME'] || '';
  const config = env['XDG_CONFIG_HOME'] || (home && join(home, '.config'));
  const bases = [
    ...(config ? [join(config, 'docker'), join(config, 'containers')] : []),
    ...(process.platform === 'win32' ? [join(env['ProgramData'] || 'C:\\ProgramData', 'docker')] : []),
    ...['/etc/docker', '/etc/containers'],
  ];
  // The name of a folder on Windows cannot have a colon.
  const name = process.platform === 'win32' ? host.replaceAll(':', '') : host;
  return bases.map(base => join(base, 'certs.d', name));
}

function namesIn(folder: string): Promise<string[]> {
  return orElse(readdir(folder), []);
}

async function readFolder(folder: string, names: readonly string[]): Promise<ConnectionTls> {
  const texts = names.filter(name => name.endsWith('.crt')).map(name => read(join(folder, name)));
  const authorities = (await Promise.all(texts)).flatMap(text => splitCertificates(text ?? ''));
  const found = { authorities, ...(await readOwn(folder, names)) };
  try {
    createSecureContext({ ca: authorities, cert: found.cert, key: found.key });
    return found;
  } catch (error) {
    throw unusable(folder, `has a certificate or key that cannot be used (${messageOf(error)})`, error);
  }
}

async function readOwn(folder: string, names: readonly string[]): Promise<Pick<ConnectionTls, 'cert' | 'key'>> {
  const name = names.find(each => each.endsWith('.cert'));
  if (name === undefined) return {};
  const keyName = name.replace(/cert$/, 'key');
  if (!names.includes(keyName)) throw unusable(join(folder, name), `has no ${keyName} beside it`);
  const [cert, key] = await Promise.all([read(join(folder, name)), read(join(folder, keyName))]);
  return cert !== undefined && key !== undefined ? { cert, key } : {};
}

function read(path: string): Promise<string | undefined> {
  return orElse(readFile(path, 'utf8'), undefined);
}

async function orElse<T>(reading: Promise<T>, missing: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(codeOf(error))) return missing;
    throw error;
  }
}

function unusable(path: string, problem: string, cause?: unknown): ActionError {
  return new ActionError('REGISTRY_TLS', `certificate for a registry: ${path} ${problem}`, {
    hint: 'CA certificates end in .crt, a client certificate in .cert and its key in .key:\n  /etc/docker/certs.d/HOST:PORT/',
    cause,
  });
}
