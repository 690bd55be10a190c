import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RunnerEnvironment } from '../../../core/environment.ts';

/** Who signs an entry of a changelog. */
export interface ChangelogAuthor {
  readonly name: string;
  readonly email: string;
}

/** Parses `Name <email>`; undefined when the text is anything else. */
export function parseChangelogAuthor(text: string): ChangelogAuthor | undefined {
  const [, name, email] = /^([^<>\n]*[^<>\s])\s*<([^<>\s]+)>$/.exec(text) ?? [];
  return name === undefined || email === undefined ? undefined : { name, email };
}

/**
 * Finds who signs new entries. Name and email each come from `DEBFULLNAME` and `DEBEMAIL`, else from git's `user.name`
 * and `user.email` in the workspace, else from `fallback`.
 */
export async function findChangelogAuthor(
  { env, workspace }: RunnerEnvironment,
  fallback: ChangelogAuthor,
  signal: AbortSignal,
): Promise<ChangelogAuthor> {
  const ask = async (key: string) => askGit(key, { cwd: workspace, env, signal });
  return {
    name: clean(env['DEBFULLNAME']) || (await ask('user.name')) || clean(fallback.name),
    email: clean(env['DEBEMAIL']) || (await ask('user.email')) || clean(fallback.email),
  };
}

const run = promisify(execFile);

// Git is optional: without it, or without an answer, the fallback signs.
async function askGit(
  key: string,
  options: { cwd: string; env: RunnerEnvironment['env']; signal: AbortSignal },
): Promise<string> {
  try {
    const { stdout } = await run('git', ['config', '--get', key], options);
    return clean(stdout);
  } catch {
    options.signal.throwIfAborted();
    return '';
  }
}

// A signature is one line whose only angle brackets enclose the email.
function clean(text = ''): string {
  return text.replace(/[<>\s]+/g, ' ').trim();
}
