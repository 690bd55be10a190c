import { acceptVersion } from '../../shared/identity-inputs.ts';
import type { InputReader } from '../../shared/input-reader.ts';

/** What the user said to `command: bump` of the action `tree`. */
export interface BumpInputs {
  readonly reason: string;
  /** Empty: the next one. */
  readonly updateVersion: string;
  /** Empty: what `config` says. */
  readonly updateId: string;
  /** Empty: what `config` says. */
  readonly distribution: string;
  /** Undefined: what environment, git and `config` say. */
  readonly author?: { readonly name: string; readonly email: string };
  readonly idempotent: boolean;
}

/** Reads the inputs of `command: bump`; what only it can use is a problem where `command` is another. */
export function readBumpInputs(read: InputReader): BumpInputs {
  const [updateVersion, author] = [read.text('update-version'), readAuthor(read)];
  if (read.text('command') === 'bump') checkBump(read);
  else checkOthers(read);
  return {
    reason: read.text('reason'),
    updateVersion: updateVersion && acceptVersion(read, updateVersion, 'update-version'),
    updateId: readWord(read, 'update-id', /^[A-Za-z0-9.+-]*$/, 'letters, digits, ".", "+" and "-"', 's'),
    distribution: readWord(read, 'distribution', /^[-+.\w]*$/, 'a word', 'bookworm'),
    ...(author && { author }),
    idempotent: read.flag('idempotent'),
  };
}

// To raise every version is nothing a step should do because something was forgotten.
function checkBump(read: InputReader): void {
  if (read.lines('select').every(pattern => pattern.startsWith('!'))) {
    read.reject('select', read.text('select'), 'the images to bump, exact or as patterns', 'select: base/python3');
  }
  if (read.text('reason') === '') read.reject('reason', '', 'what the new version is for', 'reason: Security update');
  const version = read.text('version');
  if (version !== '') {
    read.reject('version', version, 'nothing, because command is bump', `update-version: ${version}`);
  }
  for (const stamp of ['nightly', 'snapshot']) {
    if (read.flag(stamp)) read.reject(stamp, 'true', 'false, because command is bump', `${stamp}: false`);
  }
}

function checkOthers(read: InputReader): void {
  for (const input of ['update-version', 'update-id', 'distribution', 'author']) {
    const text = read.text(input);
    if (text !== '') read.reject(input, text, 'nothing, because command is not bump', 'command: bump');
  }
}

function readWord(read: InputReader, input: string, rule: RegExp, allowed: string, example: string): string {
  const text = read.text(input);
  if (!rule.test(text)) read.reject(input, text, allowed, `${input}: ${example}`);
  return text;
}

function readAuthor(read: InputReader): BumpInputs['author'] {
  const text = read.text('author');
  if (text === '') return undefined;
  const [, name, email] = /^([^<>\n]*[^<>\s])\s*<([^<>\s]+)>$/.exec(text) ?? [];
  if (name !== undefined && email !== undefined) return { name, email };
  read.reject('author', text, 'a name and an email', 'author: Ada Lovelace <ada@example.org>');
  return undefined;
}
