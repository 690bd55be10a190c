import { isTransientStatus } from '../../core/transient.ts';

/** A call to GitHub's REST API that failed, in words that name what is missing. */
export class GitHubRefusal extends Error {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly transient: boolean;
  /** Milliseconds for which GitHub accepts no calls. */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, cause?: unknown, retryAfter?: number) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'GitHubRefusal';
    this.status = status;
    this.retryAfter = retryAfter;
    this.transient = status === 0 || isTransientStatus(status);
  }

  /** Whether the token may not do this, or not see what it is about. */
  get denied(): boolean {
    return [401, 403, 404].includes(this.status);
  }
}

/** Explains an HTTP status; `words` is what GitHub wrote, `permission` is the one that the call needs. */
export function explainStatus(status: number, words: string, permission: string): GitHubRefusal {
  // A limit that is used up passes, and has nothing to do with permissions, whichever status GitHub reports it with.
  const told = /rate limit/i.test(words) ? 429 : status;
  return new GitHubRefusal(told, messageFor(told, words, permission));
}

function messageFor(status: number, words: string, permission: string): string {
  const answer = `${status} ${words}`.trim();
  if (status === 429) return `GitHub's rate limit is used up (${answer})`;
  if (status === 401) return `GitHub did not accept github-token (${answer})`;
  if (status === 403) return `github-token lacks the permission ${permission} (${answer})`;
  // GitHub does not tell callers whether something exists that they may not read.
  if (status === 404) return `there is no such thing, or github-token lacks the permission ${permission} (${answer})`;
  return `GitHub answered ${answer}`;
}
