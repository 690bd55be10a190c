import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RunnerEnvironment } from '../../../core/environment.ts';
import type { ChangelogAuthor } from './entries.ts';

const run = promisify(execFile);

/**
 * Who signs new entries: name and email each from `DEBFULLNAME` and `DEBEMAIL`, else from git's `user.name` and
 * `user.email` as the workspace has them, else from `fallback`.
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

// Without git, or where it knows nothing, there are the fallbacks.
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

// A signature is one line, with the email between its only angle brackets.
function clean(text = ''): string {
  return text.replace(/[<>\s]+/g, ' ').trim();
}
