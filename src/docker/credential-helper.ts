import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ActionError } from '../core/errors.ts';

/** The answer of a credential helper; the user name `<token>` marks the secret as an identity token. */
export interface HelperAnswer {
  readonly username: string;
  readonly secret: string;
}

/** How a helper is run. */
export interface HelperRun {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Milliseconds the helper may take. */
  readonly limit?: number;
}

const run = promisify(execFile);

/** Asks `docker-credential-<name>` for the credential of a server; undefined when it has none, `CREDENTIAL_HELPER` when it fails. */
export async function askHelper(name: string, server: string, options: HelperRun): Promise<HelperAnswer | undefined> {
  const { env, signal, limit = 30_000 } = options;
  const program = `docker-credential-${name}`;
  const expiry = AbortSignal.timeout(limit);
  try {
    const asked = run(program, ['get'], { env, signal: AbortSignal.any([signal, expiry]), killSignal: 'SIGKILL' });
    // A helper may end without reading its input.
    asked.child.stdin?.on('error', () => undefined);
    asked.child.stdin?.end(server);
    return readAnswer(program, server, (await asked).stdout);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ActionError) throw error;
    if (expiry.aborted) throw helperError(program, server, `did not answer within ${limit / 1000} s`);
    explainExit(program, server, error as ExitError);
    return undefined;
  }
}

type ExitError = Error & { code?: number | string; stdout?: string; stderr?: string };

function explainExit(program: string, server: string, error: ExitError): void {
  const { code, stdout = '', stderr = '' } = error;
  if (code === 'ENOENT') throw helperError(program, server, 'is not on the PATH');
  if (/credentials not found/i.test(stdout + stderr)) return;
  // An answer may hold the secret, though its helper failed.
  const words = parse(stdout) ? '' : stdout.trim();
  const said = (stderr.trim() || words).replace(/\s+/g, ' ').slice(0, 500);
  throw helperError(program, server, `failed (${code ?? error.message})${said && `: ${said}`}`);
}

// The answer is not quoted, because it may hold the secret.
function readAnswer(program: string, server: string, stdout: string): HelperAnswer {
  const answer = parse(stdout);
  const { Username: username, Secret: secret } = answer ?? {};
  if (typeof username === 'string' && typeof secret === 'string') return { username, secret };
  throw helperError(program, server, 'answered with something other than JSON with Username and Secret');
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function helperError(program: string, server: string, problem: string): ActionError {
  return new ActionError('CREDENTIAL_HELPER', `the credential helper ${program}, asked for ${server}, ${problem}`, {
    hint: 'Install the helper, remove it from config.json (credHelpers, credsStore), or give the credentials:\n  with:\n    username: ${{ github.actor }}\n    password: ${{ secrets.GITHUB_TOKEN }}',
  });
}
