import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SaveContext } from '../../../src/archive/save-job.ts';
import { silentLog } from '../log.ts';
import { seeded } from '../random.ts';
import { checkArchive } from './archive-checks.ts';
import { checkBuildStatus, checkFileSync } from './buildkit-checks.ts';
import { mutateBytes } from './byte-mutations.ts';
import { mutateMembers } from './member-mutations.ts';
import { chance, oneOf, type Random } from './random-choice.ts';
import { checkPullRegistry, checkPushRegistry } from './registry-checks.ts';
import { makeSubjects, type Subject } from './subjects.ts';
import { checkEngineStream, checkName, checkParts, checkSidecar } from './text-checks.ts';

/** A mutation that was not handled as it must be. */
export interface Finding {
  /** What `fuzz` needs to repeat it. */
  readonly seed: number;
  readonly what: string;
  readonly error: unknown;
}

/** What became of the mutations, by the kind of input: how many were accepted, as correct still, and how many refused. */
export interface FuzzResult {
  readonly counts: Readonly<Record<string, { accepted: number; refused: number }>>;
  readonly findings: readonly Finding[];
  /** Milliseconds of the slowest mutation. */
  readonly slowest: number;
  /** Bytes of memory that the process had at most. */
  readonly memory: number;
}

/** How much is tried. */
export interface FuzzOptions {
  readonly rounds: number;
  /** Of the first round; each further one has the next. */
  readonly seed: number;
  readonly onFinding?: (finding: Finding) => void;
}

// Milliseconds. On a quiet machine a mutation takes some 10.
const timeLimit = 20_000;
const memoryLimit = 1_500_000_000;

/** Tries mutated archives, names, sidecars, cache entries, engine streams, pushes and pulls on what reads them. */
export async function fuzz({ rounds, seed: first, onFinding }: FuzzOptions): Promise<FuzzResult> {
  const dir = await mkdtemp(join(tmpdir(), 'fuzz-'));
  const counts: Record<string, { accepted: number; refused: number }> = {};
  const findings: Finding[] = [];
  let [slowest, memory] = [0, 0];
  const stray = new StrayErrors();
  try {
    const subjects = await makeSubjects(makeContext(dir));
    for (let seed = first; seed < first + rounds; seed++) {
      const random = seeded(seed);
      const { what, check } = oneOf(random, [...archiveCases(subjects), ...textCases]);
      const scratch = join(dir, String(seed));
      await mkdir(scratch);
      const began = performance.now();
      try {
        const accepted = await withLimit(check(scratch, random));
        stray.throwIfAny();
        const count = (counts[what] ??= { accepted: 0, refused: 0 });
        if (accepted) count.accepted += 1;
        else count.refused += 1;
        if (process.memoryUsage.rss() > memoryLimit) throw new Error(`${process.memoryUsage.rss()} bytes of memory`);
      } catch (error) {
        const finding = { seed, what, error };
        findings.push(finding);
        onFinding?.(finding);
      }
      slowest = Math.max(slowest, performance.now() - began);
      memory = Math.max(memory, process.memoryUsage.rss());
      await rm(scratch, { recursive: true });
    }
    return { counts, findings, slowest, memory };
  } finally {
    stray[Symbol.dispose]();
    await rm(dir, { recursive: true, force: true });
  }
}

interface Case {
  readonly what: string;
  readonly check: (dir: string, random: Random) => boolean | Promise<boolean>;
}

function archiveCases(subjects: readonly Subject[]): Case[] {
  return subjects.map(({ what, bytes, members }) => ({
    what,
    check: async (dir, random) => {
      const structural = members && chance(random, 0.6);
      const mutated = structural ? await mutateMembers(members, random) : mutateBytes(bytes, random);
      const twice = chance(random, 0.2) ? mutateBytes(mutated, random) : mutated;
      return (await checkArchive(twice, makeContext(dir), random)) === 'accepted';
    },
  }));
}

const textCases: readonly Case[] = [
  { what: 'names', check: (_, random) => checkName(random) },
  { what: 'sidecars', check: checkSidecar },
  { what: 'cache entries', check: (_, random) => checkParts(random) },
  { what: 'engine streams', check: (_, random) => checkEngineStream(random) },
  { what: 'pushes to the loopback registry', check: checkPushRegistry },
  { what: 'pulls from the loopback registry', check: (_, random) => checkPullRegistry(random) },
  { what: 'statuses of BuildKit', check: (_, random) => checkBuildStatus(random) },
  { what: 'requests of BuildKit for files', check: checkFileSync },
];

function makeContext(dir: string): SaveContext {
  return {
    options: { format: 'docker', compression: 'zstd', level: 3, idleTimeout: 0 },
    identity: { name: 'acme~api', image: 'acme/api', version: '2', tag: '2' },
    ...{ dir, reference: 'acme/api:2', log: silentLog, signal: new AbortController().signal },
  };
}

// The timer also keeps the process alive, which would end without a word if nothing settled a promise.
async function withLimit<T>(work: T | Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`not settled within ${timeLimit} ms`)), timeLimit);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Errors of promises that nobody awaits, and of streams that nobody listens to. */
class StrayErrors implements Disposable {
  readonly #errors: unknown[] = [];
  readonly #note = (error: unknown): void => void this.#errors.push(error);

  constructor() {
    process.on('unhandledRejection', this.#note);
  }

  throwIfAny(): void {
    const [error] = this.#errors.splice(0);
    if (error !== undefined) throw new Error('a promise was rejected that nobody awaits', { cause: error });
  }

  [Symbol.dispose](): void {
    process.off('unhandledRejection', this.#note);
  }
}
