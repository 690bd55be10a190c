import type { ArchiveName } from '../../../image/name.ts';
import { judgeVersion } from '../../../image/version.ts';
import type { ImageState } from './state.ts';

/** A copy of an image somewhere. */
export interface FoundCopy {
  /** The hash of what it was built from, according to its label; undefined without that label. */
  readonly inputs?: string;
  /** Set when the copy is an archive. */
  readonly archive?: ArchiveName;
}

/** The copies of an image that exist before anything is built. */
export interface FoundCopies {
  /** Undefined when the registry was not asked; its `copy` is undefined when the registry does not have the image. */
  readonly registry?: { readonly copy: FoundCopy | undefined };
  readonly engine?: FoundCopy;
  /** Of the same version. */
  readonly archives: readonly FoundCopy[];
}

/** The state an image starts in, and why. */
export interface InitialState {
  readonly state: ImageState;
  readonly because: string;
  /** For the user. */
  readonly warning?: string;
}

/** Where copies of an image are that were built from the same inputs. */
export interface MatchingCopies {
  readonly inEngine: boolean;
  readonly archive?: ArchiveName;
}

/** What has to be known of an image to compare it with its copies. */
export interface ComparedImage {
  readonly label: string;
  readonly version: string;
  readonly inputs: string;
}

/** Decides the state an image starts in. A copy with the same dirty version need not be the same image. */
export function decideInitialState(image: ComparedImage, { registry, engine, archives }: FoundCopies): InitialState {
  const matches = (copy: FoundCopy | undefined) => copy?.inputs === image.inputs;
  const published = registry?.copy;
  if (matches(published)) return { state: 'published', because: 'the registry has it, built from the same' };
  if (published && !judgeVersion(image.version).dirty) return keepPublished(image.label, published);
  if (matches(engine)) return { state: 'built', because: 'the engine has it, built from the same' };
  if (archives.some(matches)) return { state: 'built', because: 'it is archived, built from the same' };
  const copies = [published, engine, ...archives].filter(copy => copy !== undefined);
  if (copies.some(({ inputs }) => inputs !== undefined)) {
    return { state: 'to_build', because: 'what it is built from has changed' };
  }
  if (copies.length > 0) return { state: 'to_build', because: 'its copies do not say what they were built from' };
  const places = registry ? 'neither registry nor engine nor archives' : 'neither engine nor archives';
  return { state: 'to_build', because: `${places} have it` };
}

/** Finds the copies that were built from the same inputs. */
export function findMatches(
  { inputs }: Pick<ComparedImage, 'inputs'>,
  { engine, archives }: FoundCopies,
): MatchingCopies {
  return {
    inEngine: engine?.inputs === inputs,
    archive: archives.find(copy => copy.inputs === inputs)?.archive,
  };
}

// A clean version is never published twice.
function keepPublished(label: string, { inputs }: FoundCopy): InitialState {
  if (inputs === undefined) return { state: 'published', because: 'the registry has this version' };
  return {
    state: 'published',
    because: 'the registry has this version, built from something else',
    warning: `${label} is published, and what it is built from has changed since: give it a new version`,
  };
}
