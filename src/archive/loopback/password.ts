import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What an engine must present to a loopback server; new for each server. */
export interface LoopbackCredential {
  readonly username: string;
  readonly password: string;
}

/** Makes a credential with a random password. */
export function makeCredential(): LoopbackCredential {
  return { username: 'docker-archive', password: randomBytes(24).toString('base64url') };
}

/** Whether an `authorization` header presents the credential. */
export function isAuthorized(header: string | undefined, { username, password }: LoopbackCredential): boolean {
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return isSame(header ?? '', expected);
}

// Takes the same time however much of a guess is correct.
function isSame(a: string, b: string): boolean {
  const [left, right] = [a, b].map(text => createHash('sha256').update(text).digest());
  return timingSafeEqual(left as Buffer, right as Buffer);
}
