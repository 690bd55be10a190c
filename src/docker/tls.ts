import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError, codeOf } from '../core/errors.ts';

/** TLS material, PEM. */
export interface TlsFiles {
  /** Authority of the engine's certificate; default: the system's. */
  readonly ca?: string;
  /** Our own certificate, for an engine that asks for one; comes with `key`. */
  readonly cert?: string;
  readonly key?: string;
}

/** How to speak TLS with an engine. */
export interface EngineTls extends TlsFiles {
  /** Whether the engine's certificate must be valid. */
  readonly verify: boolean;
}

/** Reads `ca.pem`, `cert.pem` and `key.pem` of a folder, those that exist; `DOCKER_TLS` when they cannot be used. */
export async function readTlsFolder(folder: string): Promise<TlsFiles> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map(name => readIfThere(join(folder, name))),
  );
  if ((cert === undefined) !== (key === undefined)) {
    throw unusableTls(folder, `has ${cert === undefined ? 'key.pem without cert.pem' : 'cert.pem without key.pem'}`);
  }
  return { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unusableTls(path, `cannot be read (${codeOf(error) || String(error)})`, error);
  }
}

/** The error for TLS material that is missing or cannot be used. */
export function unusableTls(path: string, problem: string, cause?: unknown): ActionError {
  return new ActionError('DOCKER_TLS', `TLS material for the engine: ${path} ${problem}`, {
    hint: 'env:\n  DOCKER_TLS_VERIFY: 1\n  DOCKER_CERT_PATH: folder of ca.pem, cert.pem and key.pem',
    cause,
  });
}
