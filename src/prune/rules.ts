import { compileGlob } from '../image/glob.ts';
import type { ArchiveName } from '../image/name.ts';
import { judgeVersion } from '../image/version.ts';
import type { RunningSteps } from '../stores/running-steps.ts';

/** Something that may be deleted, under one of its names. */
export interface PruneCandidate {
  readonly where: 'folder' | 'cache' | 'artifact' | 'image' | 'dangling' | 'build-cache';
  /** The name of an archive, the repository of an image; empty where it has none. */
  readonly name: string;
  /** The repository that an archive records; undefined where only its content says so, and for everything else. */
  readonly repository?: string | undefined;
  /** The version of an archive, the tag of an image; empty where it has none. */
  readonly version: string;
  /** 12 hex digits; empty where it has none. */
  readonly imageid: string;
  /** The format of an archive; empty for everything else. */
  readonly format: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970; 0 where it is unknown. */
  readonly stored: number;
  /** The group of which the newest are kept; empty where it has no versions, so that only its age counts. */
  readonly family: string;
  /** What this is a name of, and how many names that has: its bytes are freed once all of them are gone. */
  readonly thing: string;
  readonly names: number;
  /** Why it goes where no rule gives a reason. */
  readonly because: string;
  /** Why it must stay, whatever the rules say. */
  readonly kept?: string | undefined;
}

/** Something that may be deleted, and how. */
export interface Prunable extends PruneCandidate {
  /** Deletes it; something already gone is not an error. */
  remove(): Promise<void>;
}

/** Whether a rule selects something for deletion, and why. */
export interface Selection {
  readonly selected: boolean;
  readonly because: string;
}

/** Whether an archive is asked for, by its name and its repository; without the latter, by the one that its name looks like. */
export type NameFilter = (name: string, repository?: string) => boolean;

/** Whether a version may be deleted; the reason is empty where the user said nothing about versions. */
export type VersionFilter = (version: string) => Selection;

/** How old something must be. */
export interface AgeRule {
  /** Milliseconds since 1970 before which it was stored. */
  readonly before: number;
  /** The rule in words that are the same whenever it is read: `longer ago than 30d`. */
  readonly words: string;
}

/** What decides about candidates. */
export interface PruneRules {
  /** Decides about a candidate that has versions; without it, all are selected. */
  readonly select?: (candidate: PruneCandidate) => Selection;
  /** How many of the newest that are selected stay, for each family. */
  readonly keep: number;
  readonly age?: AgeRule | undefined;
  /** What running steps need, this one among them. */
  readonly running: RunningSteps;
}

/** What a new archive makes stale: nothing, other images of its own dirty version, or all other archives of its name. */
export type PruneMode = 'none' | 'dirty' | 'all';

/** What decides which archives are stale once a new one is there. */
export interface StaleRequest {
  readonly prune: PruneMode;
  readonly keep: number;
  /** Globs of versions that stay. */
  readonly keepVersions: readonly string[];
  /** Replaces the pattern of dirty versions. */
  readonly dirtyPattern?: RegExp | undefined;
}

/** Makes the rules for archives of the same name as a new one. */
export function makeStaleRules(current: ArchiveName, request: StaleRequest, running: RunningSteps): PruneRules {
  const { prune, keep, keepVersions, dirtyPattern } = request;
  const globs = keepVersions.map(pattern => ({ pattern, matches: compileGlob(pattern) }));
  const select = ({ kept, version, imageid }: PruneCandidate): Selection => {
    if (prune === 'none') return { selected: false, because: 'prune is none' };
    // What must stay anyway does not count as one of the newest that are kept.
    if (kept !== undefined) return { selected: false, because: kept };
    const glob = globs.find(({ matches }) => matches(version));
    if (glob) return { selected: false, because: `keep-versions ${glob.pattern}` };
    const same = version === current.version;
    if (same && judgeVersion(version, dirtyPattern).dirty) {
      return { selected: true, because: `${current.imageid} supersedes ${imageid}` };
    }
    if (prune === 'dirty')
      return { selected: false, because: same ? `${version} is a clean version` : 'another version' };
    return { selected: true, because: `${same ? current.imageid : current.version} is newer` };
  };
  return { select, keep, running };
}

/** Adds to a candidate that running steps need why it must stay. */
export function protect<T extends PruneCandidate>(candidate: T, { since, used }: RunningSteps): T {
  if (candidate.kept !== undefined) return candidate;
  if (used.has(candidate.thing)) return { ...candidate, kept: 'a running step uses it' };
  if (candidate.stored >= since) return { ...candidate, kept: 'stored since a running step began' };
  return candidate;
}
