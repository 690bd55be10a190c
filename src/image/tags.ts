import { parseReference } from './reference.ts';
import { toTag } from './version.ts';

/** What an image may be called. */
export interface TagSources {
  /** The names its archive gives; a bare tag belongs to the repository. */
  readonly archived: readonly string[];
  /** The names that the user wants as well. */
  readonly extra: readonly string[];
  /** Empty when unknown. */
  readonly repository: string;
  readonly version: string;
}

/** Chooses the names of a loaded image: those of its archive, else `repository:tag`, and the extra ones; names that engines refuse are left out. */
export function chooseTags({ archived, extra, repository, version }: TagSources): string[] {
  const complete = (names: readonly string[]) => names.flatMap(name => completeTag(name, repository) ?? []);
  const restored = complete(archived);
  const own = restored.length > 0 ? restored : complete([toTag(version || 'latest')]);
  return [...new Set([...own, ...complete(extra)])];
}

// skopeo writes only the tag if it was given no repository.
function completeTag(name: string, repository: string): string | undefined {
  const reference = parseReference(parseReference(name)?.tag === undefined ? `${repository}:${name}` : name);
  return reference?.tag !== undefined && reference.digest === undefined
    ? `${reference.repository}:${reference.tag}`
    : undefined;
}
