import * as core from '@actions/core';
import { ActionError, messageOf } from '../../core/errors.ts';
import { formatSeconds } from '../../core/format.ts';
import { splitLogLines } from '../../core/log-lines.ts';
import type { Log } from '../../core/log.ts';
import type { StageTime } from './context.ts';
import { Redaction } from './redaction.ts';

// A cause may be its own cause.
const mostCauses = 5;

/** Writes to the step's log; text from engines, builds and registries cannot become a workflow command. */
export class Console implements Log {
  readonly #stages: StageTime[] = [];
  readonly #redaction = new Redaction();

  /** The stages that have ended, in order; the list grows with the run. */
  get stages(): readonly StageTime[] {
    return this.#stages;
  }

  /** Hides a secret in everything that is written from now on, here and by the runner. */
  mask(secret: string): void {
    core.setSecret(secret);
    this.#redaction.add(secret);
  }

  info(text: string): void {
    const [first = '', ...others] = this.#toLines(text);
    for (const line of [first, ...others.map(prefix)]) core.info(disarm(line));
  }

  debug(text: string): void {
    core.debug(this.#toMessage(text));
  }

  notice(text: string): void {
    core.notice(this.#toMessage(text));
  }

  warning(text: string): void {
    core.warning(this.#toMessage(text));
  }

  foreign(text: string): void {
    for (const line of this.#toLines(text).map(prefix)) core.info(disarm(line));
  }

  /** Runs a stage in a log group of its own; the line after it has what `done` says about the result, and the time. */
  async stage<T>(name: string, work: () => Promise<T>, done: (result: T) => string = () => ''): Promise<T> {
    const started = performance.now();
    core.startGroup(name);
    try {
      const result = await work();
      this.#end(name, started, done(result));
      return result;
    } catch (error) {
      this.#end(name, started, 'failed');
      throw error;
    }
  }

  /** Writes an error as an annotation with its hint, and the messages of its causes below. */
  fail(error: unknown): void {
    const { annotation, hint, code } = error instanceof ActionError ? error : {};
    const { file, line, title } = annotation ?? {};
    const properties: core.AnnotationProperties = { title: title ?? code ?? 'failed' };
    if (file !== undefined) properties.file = file;
    if (line !== undefined) properties.startLine = line;
    core.error(this.#toMessage(hint === undefined ? messageOf(error) : `${messageOf(error)}\n${hint}`), properties);
    for (const cause of causesOf(error)) this.info(`caused by: ${cause}`);
    this.debug(error instanceof Error ? (error.stack ?? '') : '');
  }

  #toLines(text: string): string[] {
    return splitLogLines(this.#redaction.apply(text));
  }

  // A workflow command is one line, in which the library writes line feeds in its own way.
  #toMessage(text: string): string {
    return this.#toLines(text).join('\n');
  }

  #end(name: string, started: number, result: string): void {
    const seconds = (performance.now() - started) / 1000;
    this.#stages.push({ name, seconds });
    core.endGroup();
    this.info(`${name}: ${result ? `${result}, ` : ''}${formatSeconds(seconds)}`);
  }
}

/**
 * Keeps the runner from reading a line as a workflow command: it looks for `::` at the beginning, after any white space,
 * and for the older `##[` anywhere.
 */
export function disarm(line: string): string {
  return line.replace(/^([\s\p{C}]*):(?=:)/gmu, '$1:\u200b').replaceAll('##[', '##\u200b[');
}

function prefix(line: string): string {
  return `| ${line}`;
}

function causesOf(error: unknown): string[] {
  const causes: string[] = [];
  let cause = error instanceof Error ? error.cause : undefined;
  while (cause instanceof Error && causes.length < mostCauses) {
    causes.push(cause.message);
    cause = cause.cause;
  }
  return causes;
}
