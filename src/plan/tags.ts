import { parseReference } from './reference.ts';
import { toTag } from './version.ts';

/** What an image may be called. */
export interface TagSources {
  /** The names its archive gives; a bare tag belongs to the repository. */
  readonly archived: readonly string[];
  /** The names that the user wants as well. */
  readonly extra: readonly string[];
  /** Empty when nobody says. */
  readonly repository: string;
  readonly version: string;
}

/** Chooses the names of a loaded image: those of its archive, else `repository:tag`, and the extra ones; what no engine takes is left out. */
export function chooseTags({ archived, extra, repository, version }: TagSources): string[] {
  const usable = archived.flatMap(name => complete(name, repository) ?? []);
  const own = usable.length > 0 ? usable : [complete(toTag(version || 'latest'), repository)];
  return [...new Set([...own, ...extra].filter(name => name !== undefined))];
}

// skopeo writes nothing but the tag where it was told no repository.
function complete(name: string, repository: string): string | undefined {
  const full = parseReference(name)?.tag === undefined ? `${repository}:${name}` : name;
  const reference = parseReference(full);
  return reference?.tag !== undefined && reference.digest === undefined ? full : undefined;
}
