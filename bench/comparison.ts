import { execFileSync } from 'node:child_process';
import { measure, type Measure, type Trial } from './measure.ts';

/** A trial that is ready to run, and what to do after it. */
export interface Prepared extends Trial {
  readonly end?: () => Promise<void>;
}

export type Prepare = () => Promise<Prepared>;

/** Ways that are measured in turn, so that what disturbs the machine disturbs each of them. */
export interface Contest {
  /** Our ways, each with the name of its row. */
  readonly rows: Readonly<Record<string, Prepare>>;
  /** What each of the rows is compared with. */
  readonly baselines: Readonly<Record<string, Prepare>>;
}

// What takes this long, and clearly longer than ours: half as many runs tell as much, and none has to warm up.
const slow = 40;
const longer = 1.25;

/** Runs all ways in turn, `runs` times after a round that warms up, slow ones every second time from that one on; gives the measures of each. */
export async function hold(contest: Contest, runs: number, signal: AbortSignal): Promise<Map<string, Measure[]>> {
  const ways = Object.entries({ ...contest.rows, ...contest.baselines });
  const measures = new Map<string, Measure[]>(ways.map(([name]) => [name, []]));
  const slowWays = new Set<string>();
  let slowestRow = 0;
  for (let round = 0; round <= runs; round += 1) {
    for (const [name, prepare] of ways) {
      if (slowWays.has(name) && round % 2 === 1) continue;
      signal.throwIfAborted();
      const taken = await attempt(prepare);
      process.stderr.write(`  ${round === 0 ? 'warm-up' : `run ${round}`}  ${name}: ${taken.seconds.toFixed(2)} s\n`);
      if (name in contest.rows) slowestRow = Math.max(slowestRow, taken.seconds);
      else if (taken.seconds > Math.max(slow, longer * slowestRow)) slowWays.add(name);
      if (round > 0 || slowWays.has(name)) measures.get(name)?.push(taken);
    }
  }
  return measures;
}

async function attempt(prepare: Prepare): Promise<Measure> {
  const trial = await prepare();
  try {
    // What the one before left to write is not this one's burden.
    execFileSync('sync');
    return await measure(trial);
  } finally {
    await trial.end?.();
  }
}
