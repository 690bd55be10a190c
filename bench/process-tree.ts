import { readdirSync, readFileSync } from 'node:fs';

// USER_HZ, which is 100 on every architecture that Node runs on.
const ticksPerSecond = 100;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly own: number;
  readonly children: number;
}

/** CPU seconds of the children of this process that have ended, their own such children included. */
export function cpuOfEndedChildren(): number {
  return (readStat('self')?.children ?? 0) / ticksPerSecond;
}

/** CPU seconds of a process and all below it, the living and those that have ended. */
export function cpuOfTree(root: number): number {
  const stats = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => readStat(name) ?? []);
  const ticksBelow = (pid: number): number =>
    stats.filter(stat => stat.parent === pid).reduce((sum, stat) => sum + ticksOf(stat) + ticksBelow(stat.pid), 0);
  const own = stats.filter(stat => stat.pid === root).reduce((sum, stat) => sum + ticksOf(stat), 0);
  return (own + ticksBelow(root)) / ticksPerSecond;
}

/** Bytes that this process and its ended children wrote to files: `write_bytes`, counted as a page gets dirty. */
export function bytesWritten(): number {
  return Number(/^write_bytes: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
}

/** The most memory a process had so far, in bytes; undefined when it has ended. */
export function peakMemory(pid: number): number | undefined {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(`${pid}/status`) ?? '')?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

function ticksOf({ own, children }: Stat): number {
  return own + children;
}

function readStat(name: string): Stat | undefined {
  const text = readProc(`${name}/stat`);
  if (text === undefined) return undefined;
  // The name of the program stands in parentheses and may hold anything.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const sum = (a: number, b: number) => (fields[a] ?? 0) + (fields[b] ?? 0);
  return { pid: Number.parseInt(text, 10), parent: fields[1] ?? 0, own: sum(11, 12), children: sum(13, 14) };
}

// A process may end while it is looked at.
function readProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return undefined;
  }
}
