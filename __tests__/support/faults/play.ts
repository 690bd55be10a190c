import { messageOf } from '../../../src/core/errors.ts';
import { paths } from './paths.ts';
import type { Servers } from './paths/work.ts';
import { openStage } from './stage.ts';
import type { Column, Outcome } from './table.ts';

/** One cell of the table. */
export interface CellOrder {
  readonly path: string;
  readonly column: Column;
  readonly servers: Servers;
}

/** What happened in a cell. */
export interface CellResult {
  readonly outcome: Outcome | 'crashed' | 'not hit' | 'wrong';
  /** What the user reads. */
  readonly said: string;
  readonly seconds: number;
}

/** Plays a cell, on a stage of its own; one at a time in a process. */
export async function play({ path, column, servers }: CellOrder): Promise<CellResult> {
  await using stage = await openStage(column);
  const started = performance.now();
  const error: unknown = await paths[path]!(stage, servers).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const seconds = (performance.now() - started) / 1000;
  const left = await stage.leftovers();
  if (!stage.hit()) return { outcome: 'not hit', said: messageOf(error), seconds };
  if (left.length > 0) return { outcome: 'wrong', said: `${left.join(', ')} is left`, seconds };
  if (error === undefined) {
    const said = stage.notices.join('\n');
    return { outcome: said === '' ? 'succeeds' : 'goes on', said, seconds };
  }
  return { outcome: judge(error), said: describe(error), seconds };
}

function judge(error: unknown): CellResult['outcome'] {
  const name = error instanceof Error ? error.name : '';
  if (name === 'AssertionError') return 'wrong';
  return /^(ActionError|GitHubRefusal|EngineRefusal)$/.test(name) ? 'fails' : 'crashed';
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return `${error instanceof Error ? error.name : ''} ${code}: ${messageOf(error)}`;
}
