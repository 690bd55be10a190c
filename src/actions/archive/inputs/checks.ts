import { posix } from 'node:path';
import type { CheckRequest, Extraction, RunRequest, VerifyRequest, WaitRequest } from '../../../checks/request.ts';
import { splitCommandLine } from '../../../core/command-line.ts';
import type { InputReader } from '../../shared/input-reader.ts';

/** Reads what is to be checked; rejects checks of the image where the step brings it into no engine. */
export function readCheckRequest(read: InputReader, source: string, existing: string): CheckRequest {
  rejectImageless(read, source, existing);
  return {
    numericUser: read.flag('require-numeric-user'),
    required: readPaths(read, 'required-files'),
    forbidden: readPaths(read, 'forbidden-files'),
    extract: readExtractions(read),
    run: readRun(read),
    verify: readVerify(read),
  };
}

const runInputs = ['run-command', 'run-args', 'run-expect-exit-code', 'run-expect-output'] as const;
const waitInputs = ['wait-for-port', 'wait-for-http'] as const;

function rejectImageless(read: InputReader, source: string, existing: string): void {
  const imageless = findImageless(source, existing);
  if (!imageless) return;
  const [because, instead] = imageless;
  const asked = [...runInputs, ...waitInputs, 'required-files', 'forbidden-files', 'extract'] as const;
  for (const input of asked.filter(name => read.text(name) !== '')) {
    read.reject(input, read.text(input), `nothing, because ${because}`, instead);
  }
  if (/^true$/i.test(read.text('require-numeric-user'))) {
    read.reject('require-numeric-user', 'true', `false, because ${because}`, instead);
  }
}

function findImageless(source: string, existing: string): readonly [because: string, instead: string] | undefined {
  if (source === 'registry' || source === 'archive') {
    return [
      `source: ${source} brings the image into no engine`,
      source === 'registry' ? 'source: pull' : 'source: local',
    ];
  }
  if (existing !== 'reuse') return undefined;
  return ['existing: reuse takes an archive without bringing its image into an engine', 'existing: rebuild'];
}

function readRun(read: InputReader): RunRequest | undefined {
  const [runTimeout, waitTimeout] = [readSeconds(read, 'run-timeout'), readSeconds(read, 'wait-timeout')];
  if ([...runInputs, ...waitInputs].every(name => read.text(name) === '')) return undefined;
  const words = splitCommandLine(read.text('run-command'));
  if (!words) {
    const allowed = 'words with every quote closed';
    read.reject('run-command', read.text('run-command'), allowed, "run-command: sh -c 'exit 0'");
  }
  const wait = readWait(read);
  const exitCode = read.text('run-expect-exit-code');
  if (wait && exitCode !== '') {
    const allowed = 'nothing together with wait-for-port or wait-for-http: a container that serves does not end';
    read.reject('run-expect-exit-code', exitCode, allowed, 'run-expect-output: listening');
  }
  const output = read.pattern('run-expect-output');
  return {
    command: [...(words ?? []), ...read.lines('run-args')],
    exitCode: exitCode === '' ? 0 : read.integer('run-expect-exit-code', 0, 255),
    // `^` and `$` match at every line, because the output of a program ends with a newline.
    output: output && new RegExp(output, 'm'),
    timeout: wait ? waitTimeout : runTimeout,
    wait,
  };
}

function readWait(read: InputReader): WaitRequest | undefined {
  const port = read.text('wait-for-port') === '' ? undefined : read.integer('wait-for-port', 1, 65_535);
  const http = readHttp(read, port);
  return port === undefined && !http ? undefined : { port, http };
}

function readHttp(read: InputReader, port: number | undefined): WaitRequest['http'] {
  const text = read.text('wait-for-http');
  if (text === '') return undefined;
  const [, own, path = ''] = /^(?::(\d{1,5}))?(\/[\x21-\x7e]*)$/.exec(text) ?? [];
  const used = own === undefined ? port : Number(own);
  if (path !== '' && used !== undefined && used > 0 && used < 65_536) return { port: used, path };
  const allowed = 'a path after a port from 1 to 65535; the path alone together with wait-for-port';
  read.reject('wait-for-http', text, allowed, 'wait-for-http: :8080/health');
  return { port: 1, path };
}

function readVerify(read: InputReader): VerifyRequest | undefined {
  const verify = readVerifyRequest(read);
  return verify.command === '' ? undefined : verify;
}

/** Reads the command that verifies an archive; it is empty when none is given. */
export function readVerifyRequest(read: InputReader): VerifyRequest {
  return { command: read.text('verify-command'), timeout: readSeconds(read, 'verify-timeout') };
}

function readSeconds(read: InputReader, input: string): number {
  return read.integer(input, 1, 86_400) * 1000;
}

// An engine puts these into every container, so they say nothing about the image.
const enginesOwn = /^\/(\.dockerenv|etc(\/(hostname|hosts|mtab|resolv\.conf))?|(dev|proc|sys)(\/.*)?)?$/;

function readPaths(read: InputReader, input: string): string[] {
  return read.lines(input).map(line => {
    const example = `${input}: /app/server`;
    const path = acceptPath(read, input, line, line, example);
    if (/[*?[]/.test(line)) read.reject(input, line, 'a path without *, ? and [', example);
    else if (enginesOwn.test(path)) read.reject(input, line, 'a path that not every container has', example);
    return path;
  });
}

function readExtractions(read: InputReader): Extraction[] {
  const example = 'extract: /app/report => out/report';
  return read.lines('extract').flatMap(line => {
    const [, from = '', to = ''] = /^(.*?\S)\s+=>\s+(.*)$/.exec(line) ?? [];
    if (from === '') {
      read.reject('extract', line, '`image path => path in the workspace`, one per line', example);
      return [];
    }
    const path = acceptPath(read, 'extract', line, from, example);
    if (path === '/') read.reject('extract', line, 'a path below /', example);
    if (to.split(/[\\/]/).includes('..')) read.reject('extract', line, 'a path in the workspace, without ..', example);
    return [{ from: path, to }];
  });
}

function acceptPath(read: InputReader, input: string, line: string, path: string, example: string): string {
  if (!path.startsWith('/') || path.split('/').includes('..')) {
    read.reject(input, line, 'an absolute path in the image, without ..', example);
  }
  return posix.normalize(path).replace(/(?<=.)\/$/, '');
}
