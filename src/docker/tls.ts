import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '../core/errors.ts';

/** TLS material, PEM. */
export interface TlsFiles {
  /** Authority of the engine's certificate; without it the system's are used. */
  readonly ca?: string;
  /** Our own certificate, for an engine that asks for one; never without `key`. */
  readonly cert?: string;
  readonly key?: string;
}

/** How to speak TLS with an engine. */
export interface EngineTls extends TlsFiles {
  /** Whether the engine's certificate has to be valid. */
  readonly verify: boolean;
}

/** Reads `ca.pem`, `cert.pem` and `key.pem` of a folder, as far as they exist; `DOCKER_TLS` when they are unusableTls. */
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
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT') return undefined;
    throw unusableTls(path, `cannot be read (${code})`, error);
  }
}

/** The error for TLS material that is missing or cannot be used. */
export function unusableTls(path: string, problem: string, cause?: unknown): ActionError {
  return new ActionError('DOCKER_TLS', `TLS material for the engine: ${path} ${problem}`, {
    hint: 'env:\n  DOCKER_TLS_VERIFY: 1\n  DOCKER_CERT_PATH: folder of ca.pem, cert.pem and key.pem',
    cause,
  });
}
