import { acceptVersion } from '../../shared/identity-inputs.ts';
import type { InputReader } from '../../shared/input-reader.ts';
import { parseChangelogAuthor, type ChangelogAuthor } from '../changelog/author.ts';

/** The inputs of `command: bump`. */
export interface BumpRequest {
  readonly reason: string;
  /** Empty: the next version. */
  readonly updateVersion: string;
  /** Empty: as `config` says. */
  readonly updateId: string;
  /** Empty: as `config` says. */
  readonly distribution: string;
  /** Undefined: as environment, git and `config` say. */
  readonly author?: ChangelogAuthor;
  readonly idempotent: boolean;
}

/** Reads the inputs of `command: bump`. With any other command, those that only `bump` can use are rejected. */
export function readBumpInputs(read: InputReader): BumpRequest {
  const [updateVersion, author] = [read.text('update-version'), readAuthor(read)];
  if (read.text('command') === 'bump') checkBump(read);
  else rejectBumpInputs(read);
  return {
    reason: read.text('reason'),
    updateVersion: updateVersion && acceptVersion(read, updateVersion, 'update-version'),
    updateId: readWord(read, 'update-id', /^[A-Za-z0-9.+-]*$/, 'letters, digits, ".", "+" and "-"', 's'),
    distribution: readWord(read, 'distribution', /^[-+.\w]*$/, 'a word', 'bookworm'),
    author,
    idempotent: read.flag('idempotent'),
  };
}

// A forgotten input must not bump every version.
function checkBump(read: InputReader): void {
  if (read.lines('select').every(pattern => pattern.startsWith('!'))) {
    read.reject('select', read.text('select'), 'the images to bump, exact or as patterns', 'select: base/python3');
  }
  if (read.text('reason') === '') read.reject('reason', '', 'what the new version is for', 'reason: Security update');
  const version = read.text('version');
  if (version !== '') {
    read.reject('version', version, 'nothing, because command is bump', `update-version: ${version}`);
  }
  for (const suffix of ['nightly', 'snapshot']) {
    if (read.flag(suffix)) read.reject(suffix, 'true', 'false, because command is bump', `${suffix}: false`);
  }
}

function rejectBumpInputs(read: InputReader): void {
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

function readAuthor(read: InputReader): ChangelogAuthor | undefined {
  const text = read.text('author');
  if (text === '') return undefined;
  const author = parseChangelogAuthor(text);
  if (!author) read.reject('author', text, 'a name and an email', 'author: Ada Lovelace <ada@example.org>');
  return author;
}
