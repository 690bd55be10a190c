import * as core from '@actions/core';
import { ActionError, messageOf } from '../../core/errors.ts';
import { formatSeconds } from '../../core/format.ts';
import type { Log } from '../../core/log.ts';
import type { StageTime } from './context.ts';

/** Writes to the step's log; no text of others, an engine's say, can become a workflow command. */
export class Console implements Log {
  readonly #stages: StageTime[] = [];

  /** The stages so far, in their order. */
  get stages(): readonly StageTime[] {
    return this.#stages;
  }

  info(text: string): void {
    core.info(disarm(text));
  }

  debug(text: string): void {
    core.debug(text);
  }

  notice(text: string): void {
    core.notice(text);
  }

  warning(text: string): void {
    core.warning(text);
  }

  foreign(text: string): void {
    core.info(disarm(text.replace(/^/gm, '| ')));
  }

  /** Runs one stage in a log group of its own that ends with its seconds and what `done` says of its result. */
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

  /** Fails the step with an error's one line, its hint, and the chain of its causes. */
  fail(error: unknown): void {
    const { annotation, hint, code } = error instanceof ActionError ? error : {};
    const { file, line, title } = annotation ?? {};
    const properties = {
      ...(file !== undefined && { file }),
      ...(line !== undefined && { startLine: line }),
      title: title ?? code ?? 'failed',
    };
    core.error(hint === undefined ? messageOf(error) : `${messageOf(error)}\n${hint}`, properties);
    for (const cause of causesOf(error)) this.info(`caused by: ${cause}`);
    core.debug(error instanceof Error ? (error.stack ?? '') : '');
  }

  #end(name: string, started: number, result: string): void {
    const seconds = (performance.now() - started) / 1000;
    this.#stages.push({ name, seconds });
    core.endGroup();
    this.info(`${name}: ${result ? `${result}, ` : ''}${formatSeconds(seconds)}`);
  }
}

/**
 * Makes text inert for the runner, which takes a line as a command when it begins with `::` after any spaces, and
 * finds the older `##[` anywhere in it.
 */
export function disarm(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^(\s*)::/gm, '$1:\u200b:')
    .replaceAll('##[', '##\u200b[');
}

function causesOf(error: unknown): string[] {
  const causes: string[] = [];
  for (
    let cause = error instanceof Error ? error.cause : undefined;
    cause instanceof Error && causes.length < 5;
    cause = cause.cause
  ) {
    causes.push(cause.message);
  }
  return causes;
}
