import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { lstat, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRecord } from '../core/guards.ts';
import { abandonedAfter } from '../core/partial-file.ts';
import { writeJson } from './files.ts';

/** What running steps must find unchanged. */
export interface RunningSteps {
  /** When the first of them began, in milliseconds since 1970: what was stored since then stays. */
  readonly since: number;
  /** What other steps use: archive files, artifacts and images, as `thingOf` and the engine name them. */
  readonly used: ReadonlySet<string>;
}

// Milliseconds. A step that was killed leaves its marker, which nobody refreshes any longer.
const freshFor = 60_000;
const refreshEvery = 10_000;

const markerName = /^\.[0-9a-f]{16}\.step$/;

// The markers of this process, which ends without disposing of anything when it is cancelled.
const open = new Set<string>();
process.on('exit', () => open.forEach(path => rmSync(path, { force: true })));

/**
 * This step, as other steps on the same archive folder see it: a marker file says when it began and what it uses, from
 * the first call of `announce` or `use` until it is disposed of. A folder that cannot be written to gets no marker.
 */
export class RunningStep implements AsyncDisposable {
  readonly #dir: string;
  readonly #began: number;
  readonly #path: string;
  readonly #uses = new Set<string>();
  #refresh: NodeJS.Timeout | undefined;

  /** `began` is milliseconds since 1970. */
  constructor(dir: string, began: number) {
    this.#dir = dir;
    this.#began = began;
    this.#path = join(dir, `.${randomBytes(8).toString('hex')}.step`);
  }

  /** Tells other steps that this one is running; the folder must exist. */
  async announce(): Promise<void> {
    try {
      open.add(this.#path);
      await writeJson(this.#path, { began: this.#began, uses: [...this.#uses] });
      this.#refresh ??= setInterval(() => void touch(this.#path), refreshEvery).unref();
    } catch {
      // Where this step may not write, others cannot be expected to look.
    }
  }

  /** Tells other steps what has to stay while this one is running; look afterwards whether it is still there. */
  async use(...things: readonly string[]): Promise<void> {
    for (const thing of things) this.#uses.add(thing);
    await this.announce();
  }

  /** What this step and the others need. */
  async needs(): Promise<RunningSteps> {
    const markers = await this.#readOthers();
    const used = new Set(markers.flatMap(({ uses }) => uses));
    return { since: Math.min(this.#began, ...markers.map(({ began }) => began)), used };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#refresh);
    open.delete(this.#path);
    await rm(this.#path, { force: true });
  }

  async #readOthers(): Promise<Marker[]> {
    const names = (await readdir(this.#dir).catch(() => [])).filter(name => markerName.test(name));
    const paths = names.map(name => join(this.#dir, name)).filter(path => path !== this.#path);
    return (await Promise.all(paths.map(readMarker))).filter(marker => marker !== undefined);
  }
}

interface Marker {
  readonly began: number;
  readonly uses: readonly string[];
}

async function readMarker(path: string): Promise<Marker | undefined> {
  const age = Date.now() - ((await lstat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
  if (age > abandonedAfter) await rm(path, { force: true });
  if (age > freshFor) return undefined;
  const { began, uses } = parseRecord(await readFile(path).catch(() => undefined)) ?? {};
  if (typeof began !== 'number' || !Array.isArray(uses)) return undefined;
  return { began, uses: uses.filter(thing => typeof thing === 'string') };
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
