import type { AgeRule } from '../../prune/rules.ts';
import type { InputReader } from '../shared/input-reader.ts';

const units: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Reads `older-than` and `until`, the stricter of which counts; undefined when there is neither. */
export function readAge(read: InputReader, now: number): AgeRule | undefined {
  const rules = [readOlderThan(read, now), readUntil(read)].filter(rule => rule !== undefined);
  return rules.sort((a, b) => a.before - b.before)[0];
}

function readOlderThan(read: InputReader, now: number): AgeRule | undefined {
  const text = read.text('older-than');
  if (text === '') return undefined;
  const [, count = '', unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  if (count === '') {
    read.reject('older-than', text, 'a number with m, h, d or w (minutes, hours, days, weeks)', 'older-than: 30d');
  }
  return { before: now - Number(count) * (units[unit] ?? 0) * 1000, words: `longer ago than ${text}` };
}

// A time of day without a zone would mean another moment on another runner.
const moment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

function readUntil(read: InputReader): AgeRule | undefined {
  const text = read.text('until');
  if (text === '') return undefined;
  const before = /^\d{9,11}$/.test(text) ? Number(text) * 1000 : moment.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(before)) {
    const allowed = 'a date, a time with its zone (both ISO 8601), or seconds since 1970; a duration is older-than';
    read.reject('until', text, allowed, 'until: 2026-01-31T12:00:00Z');
  }
  return { before, words: `before ${text}` };
}
