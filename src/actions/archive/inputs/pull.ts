import { pullPolicies, type PullPolicy } from '../pull-policy.ts';
import type { InputReader } from '../../shared/input-reader.ts';

/** What the user said about pulling. */
export interface PullInputs {
  /** Undefined: by dirty or clean. */
  readonly pullPolicy?: PullPolicy;
  /** Whether an image that cannot be pulled may be the one that the engine has. */
  readonly fallbackToLocal: boolean;
}

// As other tools call it.
const aliases: Readonly<Record<string, PullPolicy>> = { 'if-not-present': 'missing' };

/** Reads the inputs about pulling, which belong to `source: pull`. */
export function readPulling(read: InputReader, source: string): PullInputs {
  const pullPolicy = readPolicy(read, source);
  const fallbackToLocal = read.flag('fallback-to-local');
  if (fallbackToLocal && source !== 'pull') {
    read.reject('fallback-to-local', 'true', belongsElsewhere(source), 'source: pull');
  } else if (fallbackToLocal && (pullPolicy === 'missing' || pullPolicy === 'never')) {
    const allowed = `false, because with pull-policy ${pullPolicy} an image that is in the engine is never pulled`;
    read.reject('fallback-to-local', 'true', allowed, 'pull-policy: newer');
  }
  return { ...(pullPolicy && { pullPolicy }), fallbackToLocal };
}

function readPolicy(read: InputReader, source: string): PullPolicy | undefined {
  const text = read.text('pull-policy');
  if (text === '') return undefined;
  if (source !== 'pull') {
    read.reject('pull-policy', text, belongsElsewhere(source), source === 'build' ? 'pull: true' : 'source: pull');
  }
  return aliases[text] ?? read.oneOf('pull-policy', pullPolicies);
}

function belongsElsewhere(source: string): string {
  return `nothing, because the source is ${source}; it belongs to source: pull`;
}
