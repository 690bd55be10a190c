import type { Measure } from './measure.ts';
import type { Result } from './results.ts';

/** What a row should reach on these engines: `limit` times a baseline, or `limit` seconds or bytes. */
interface Target {
  readonly text: string;
  readonly rows: RegExp;
  readonly engines: readonly string[];
  readonly of: keyof Pick<Measure, 'seconds' | 'memory'>;
  readonly baseline?: string;
  readonly limit: number;
}

/** A target beside what was measured. */
export interface Verdict {
  readonly text: string;
  readonly result: Result;
  /** A ratio, seconds or MB. */
  readonly number: string;
  readonly reached: boolean;
}

const all = ['20', '28', '28c', '29c'];
const seconds = { of: 'seconds' } as const;
const relays: readonly Target[] = [
  ...relayTargets('artifact', 'g', '', { 20: 0.95, 28: 0.8, '28c': 0.65, '29c': 0.65 }),
  ...relayTargets('artifact', 'g', ', out', { 20: 0.95, 28: 0.8, '28c': 0.5, '29c': 0.5 }),
  ...relayTargets('artifact', 'g', ', in', { 20: 1, 28: 0.8, '28c': 0.8, '29c': 0.8 }),
  ...relayTargets('cache', 'h', '', { 20: 0.9, 28: 0.75, '28c': 0.65, '29c': 0.65 }),
];
const targets: readonly Target[] = [
  ...relays,
  { text: '≤ 1.3 × (b)', rows: /^first save$/, engines: ['20', '28'], ...seconds, baseline: 'b', limit: 1.3 },
  { text: '≤ 0.35 × (c)', rows: /^first save$/, engines: ['28'], ...seconds, baseline: 'c', limit: 0.35 },
  {
    text: '≤ 0.4 × (a)',
    rows: /^archive alone, first save/,
    engines: ['28c', '29c'],
    ...seconds,
    baseline: 'a',
    limit: 0.4,
  },
  { text: '≤ 0.1 × (b)', rows: /^one layer changed/, engines: all, ...seconds, baseline: 'b', limit: 0.1 },
  { text: '≤ 0.03 × (b)', rows: /^nothing changed/, engines: all, ...seconds, baseline: 'b', limit: 0.03 },
  ...['skopeo docker-archive', 'skopeo oci-archive'].map(baseline => {
    return { text: `≤ 0.5 × ${baseline}`, rows: /^pull to archive/, engines: all, ...seconds, baseline, limit: 0.5 };
  }),
  { text: '≤ 1.05 × (a)', rows: /^load empty/, engines: all, ...seconds, baseline: 'a', limit: 1.05 },
  { text: '≤ 0.5 s', rows: /^load present/, engines: all, ...seconds, limit: 0.5 },
  { text: '≤ 0.3 × (a)', rows: /^load one layer missing/, engines: all, ...seconds, baseline: 'a', limit: 0.3 },
  { text: 'RSS ≤ 256 MB', rows: /./, engines: all, of: 'memory', limit: 256e6 },
];

/** Compares results with every target that is about them. */
export function judgeResults(results: readonly Result[]): Verdict[] {
  return targets.flatMap(target =>
    results
      .filter(({ row, engine }) => target.rows.test(row) && target.engines.includes(engine))
      // Times are to be reached with the image of 2.1 GB; what starts and ends a step weighs more with a smaller one.
      .filter(({ image }) => image === 'big' || target.of === 'memory')
      .flatMap(result => judge(target, result) ?? []),
  );
}

/** The median; the mean of the middle two when they are two. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? NaN, sorted[sorted.length >> 1] ?? NaN];
  return (low + high) / 2;
}

function judge({ text, of, baseline, limit }: Target, result: Result): Verdict | undefined {
  if (of === 'memory') {
    // The most of all runs: a limit of memory has no median.
    const peak = Math.max(...result.ours.map(({ memory }) => memory));
    return { text, result, number: `${(peak / 1e6).toFixed(0)} MB`, reached: peak <= limit };
  }
  const ours = medianOf(result.ours.map(each => each[of]));
  if (baseline === undefined) return { text, result, number: `${ours.toFixed(2)} s`, reached: ours <= limit };
  const theirs = result.baselines[baseline];
  if (!theirs) return undefined;
  const ratio = ours / medianOf(theirs.map(each => each[of]));
  return { text, result, number: ratio.toFixed(3), reached: ratio <= limit };
}

function relayTargets(
  place: string,
  baseline: string,
  part: string,
  limits: Readonly<Record<string, number>>,
): Target[] {
  const rows = new RegExp(`^relay by ${place}${part}$`);
  return Object.entries(limits).map(([engine, limit]) => {
    return { text: `≤ ${limit} × (${baseline})`, rows, engines: [engine], ...seconds, baseline, limit };
  });
}
