import { execFileSync } from 'node:child_process';
import { measure, type Measure, type Trial } from './measure.ts';

/** A trial that is ready to run, and what to do after it. */
export interface Prepared extends Trial {
  readonly end?: () => Promise<void>;
}

/** One way to do a job; rows that are compared with the same way share it, and it is measured once for all of them. */
export type Way = () => Promise<Prepared>;

/** Our way beside others. Ways in sequence are measured one by one, and their figures add up. */
export interface Row {
  readonly name: string;
  readonly ours: readonly Way[];
  readonly baselines: Readonly<Record<string, readonly Way[]>>;
}

/** What was measured of a row. */
export interface MeasuredRow {
  readonly row: string;
  readonly ours: readonly Measure[];
  readonly baselines: Readonly<Record<string, readonly Measure[]>>;
}

// A baseline that takes this many seconds, and this many times ours, runs every second round only.
const slow = 40;
const longer = 1.25;

/** Measures all ways in turn, so that what disturbs the machine disturbs each of them, `runs` times after a round that warms up. */
export async function compare(rows: readonly Row[], runs: number, signal: AbortSignal): Promise<MeasuredRow[]> {
  const ways = waysOf(rows);
  const ours = new Set(rows.flatMap(row => row.ours));
  const measures = new Map<Way, Measure[]>([...ways.keys()].map(way => [way, []]));
  const slowWays = new Set<Way>();
  let slowestOfOurs = 0;
  for (let round = 0; round <= runs; round += 1) {
    for (const [way, name] of ways) {
      if (slowWays.has(way) && round % 2 === 1) continue;
      signal.throwIfAborted();
      const taken = await attempt(way);
      process.stderr.write(`  ${round === 0 ? 'warm-up' : `run ${round}`}  ${name}: ${taken.seconds.toFixed(2)} s\n`);
      if (ours.has(way)) slowestOfOurs = Math.max(slowestOfOurs, taken.seconds);
      else if (taken.seconds > Math.max(slow, longer * slowestOfOurs)) slowWays.add(way);
      if (round > 0 || slowWays.has(way)) measures.get(way)?.push(taken);
    }
  }
  const measured = (sequence: readonly Way[]) => addUp(sequence.map(way => measures.get(way) ?? []));
  return rows.map(row => ({
    row: row.name,
    ours: measured(row.ours),
    baselines: Object.fromEntries(Object.entries(row.baselines).map(([name, each]) => [name, measured(each)])),
  }));
}

/** Each way once, in order, with a name for the log. */
function waysOf(rows: readonly Row[]): Map<Way, string> {
  const ways = new Map<Way, string>();
  const add = (way: Way, name: string) => ways.has(way) || ways.set(way, name);
  for (const { name, ours } of rows) for (const [i, way] of ours.entries()) add(way, numbered(name, ours, i));
  for (const { baselines } of rows)
    for (const [name, sequence] of Object.entries(baselines))
      for (const [i, way] of sequence.entries()) add(way, numbered(name, sequence, i));
  return ways;
}

function numbered(name: string, sequence: readonly Way[], index: number): string {
  return sequence.length > 1 ? `${name}, step ${index + 1}` : name;
}

function addUp(sequence: readonly (readonly Measure[])[]): Measure[] {
  const rounds = Math.min(...sequence.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, i) =>
    sequence
      .flatMap(measures => measures[i] ?? [])
      .reduce((sum, each) => ({
        seconds: sum.seconds + each.seconds,
        cpu: sum.cpu + each.cpu,
        engineCpu: sum.engineCpu + each.engineCpu,
        memory: Math.max(sum.memory, each.memory),
        written: sum.written + each.written,
        stored: sum.stored + each.stored,
      })),
  );
}

async function attempt(way: Way): Promise<Measure> {
  const trial = await way();
  try {
    // Writes that the previous one left pending must not count for this one.
    execFileSync('sync');
    return await measure(trial);
  } finally {
    await trial.end?.();
  }
}
