import type { CheckResult } from './result.ts';

/** Checks that an image's `USER` is a number. An empty one fails: it means root without saying so. */
export function checkUser(user: string): CheckResult {
  const name = 'require-numeric-user';
  if (/^\d+(:\d+)?$/.test(user)) return { name, passed: true, detail: `USER is ${user}` };
  const found = user === '' ? 'the image has no USER, so it runs as root' : `USER is ${JSON.stringify(user)}`;
  return { name, passed: false, detail: `${found}; it has to be digits, uid or uid:gid, as in USER 65532:65532` };
}
