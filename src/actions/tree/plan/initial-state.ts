import type { ArchiveName } from '../../../image/name.ts';
import type { ImageState } from './state.ts';

/** A copy of an image that somebody has. */
export interface FoundCopy {
  /** What its label says it was built from; missing where it has no such label. */
  readonly inputs?: string;
  /** Missing where it is no archive. */
  readonly archive?: ArchiveName;
}

/** What is known of an image before anything is done; a place that was not asked is missing. */
export interface Known {
  /** `undefined` inside: the registry does not have it. */
  readonly registry?: { readonly copy: FoundCopy | undefined };
  readonly engine?: FoundCopy | undefined;
  /** Of this version. */
  readonly archives: readonly FoundCopy[];
}

/** The state an image begins with, and why. */
export interface Verdict {
  readonly state: ImageState;
  readonly because: string;
  /** What the user has to be told. */
  readonly warning?: string;
}

/** Judges an image; `dirty`: its version is mutable, so that a copy of this version need not be this image. */
export function decideInitialState(
  image: { readonly label: string; readonly inputs: string },
  known: Known,
  dirty: boolean,
): Verdict {
  const same = (copy: FoundCopy | undefined) => copy?.inputs === image.inputs;
  const published = known.registry?.copy;
  if (same(published)) return { state: 'published', because: 'the registry has it, built from the same' };
  if (published && !dirty) return judgePublished(image.label, published);
  if (same(known.engine)) return { state: 'built', because: 'the engine has it, built from the same' };
  if (known.archives.some(same)) return { state: 'built', because: 'it is archived, built from the same' };
  const copies = [published, known.engine, ...known.archives].filter(copy => copy !== undefined);
  if (copies.some(({ inputs }) => inputs !== undefined)) {
    return { state: 'to_build', because: 'what it is built from has changed' };
  }
  const places = known.registry
    ? 'neither registry nor engine nor archives have it'
    : 'neither engine nor archives have it';
  return { state: 'to_build', because: copies.length > 0 ? 'nothing tells what its copies were built from' : places };
}

/** Where copies of an image are that are built from the same. */
export interface MatchingCopies {
  readonly inEngine: boolean;
  readonly archive?: ArchiveName;
}

/** Finds the copies that are built from the same. */
export function findMatches({ inputs }: { readonly inputs: string }, { engine, archives }: Known): MatchingCopies {
  const archive = archives.find(copy => copy.inputs === inputs)?.archive;
  return { inEngine: engine?.inputs === inputs, ...(archive && { archive }) };
}

// A version that is no dirty one is never published twice.
function judgePublished(label: string, { inputs }: FoundCopy): Verdict {
  if (inputs === undefined) return { state: 'published', because: 'the registry has this version' };
  return {
    state: 'published',
    because: 'the registry has this version, built from something else',
    warning: `${label} is published, and what it is built from has changed since: give it a new version`,
  };
}
