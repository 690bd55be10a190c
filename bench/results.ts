import { readFileSync, writeFileSync } from 'node:fs';
import type { MeasuredRow } from './comparison.ts';

/** The measures of one row, ours and what it is compared with, from the same rounds. */
export interface Result extends MeasuredRow {
  readonly engine: string;
  readonly image: string;
  /** The engine's release, when it was measured, and how busy the machine was before. */
  readonly about: string;
}

/** Everything measured so far, and on which machine last. */
export interface Results {
  readonly machine: readonly string[];
  readonly list: readonly Result[];
}

/** Puts results in the place of older ones of the same rows. */
export function mergeResults(old: readonly Result[], added: readonly Result[]): Result[] {
  const keyOf = ({ engine, image, row }: Result) => `${engine} ${image} ${row}`;
  const merged = new Map([...old, ...added].map(result => [keyOf(result), result]));
  return [...merged.values()];
}

/** Reads the results of earlier runs, none when there is no such file. */
export function readResults(path: string): Results {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Results;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { machine: [], list: [] };
    throw error;
  }
}

/** Writes them down for later runs. */
export function writeResults(path: string, results: Results): void {
  writeFileSync(path, `${JSON.stringify(results, undefined, 1)}\n`);
}
