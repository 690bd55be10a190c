import type { InputReader } from '../../shared/input-reader.ts';
import { pullPolicies, type PullPolicy } from '../pull-policy.ts';
import type { ImageSource, PullOptions } from '../request.ts';

// Compose and Kubernetes use this name.
const aliases: Readonly<Record<string, PullPolicy>> = { 'if-not-present': 'missing' };

/** Reads when an image is pulled; only the source `pull` accepts the input. */
export function readPullOptions(read: InputReader, source: ImageSource): PullOptions {
  const policy = readPolicy(read, source);
  const fallbackToLocal = read.flag('fallback-to-local');
  if (fallbackToLocal && source !== 'pull') {
    read.reject('fallback-to-local', 'true', onlyForPull(source), 'source: pull');
  } else if (fallbackToLocal && (policy === 'missing' || policy === 'never')) {
    const allowed = `false, because with pull-policy ${policy} an image that is in the engine is never pulled`;
    read.reject('fallback-to-local', 'true', allowed, 'pull-policy: newer');
  }
  return { policy, fallbackToLocal };
}

function readPolicy(read: InputReader, source: ImageSource): PullPolicy | undefined {
  const text = read.text('pull-policy');
  if (text === '') return undefined;
  if (source !== 'pull') {
    read.reject('pull-policy', text, onlyForPull(source), source === 'build' ? 'pull: true' : 'source: pull');
  }
  return aliases[text] ?? read.oneOf('pull-policy', pullPolicies);
}

function onlyForPull(source: ImageSource): string {
  return `nothing, because the source is ${source}; it belongs to source: pull`;
}
