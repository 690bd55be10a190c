import { ActionError } from '../core/errors.ts';
import { nameOf } from './name.ts';
import { parseReference } from './reference.ts';

/** The repository of the names that an archive gives its image: the expected one if it is among them; undefined where no name has one. */
export function repositoryOfTags(tags: readonly string[], expected = ''): string | undefined {
  const repositories = tags.flatMap(tag => {
    const reference = parseReference(tag);
    return reference?.tag === undefined ? [] : [reference.repository];
  });
  return repositories.includes(expected) ? expected : repositories[0];
}

/**
 * Throws `ARCHIVE_REPOSITORY` where an archive records another repository than the expected one: they are two images,
 * whatever the name of the archive. An archive that records none is accepted, and so is any where none is expected.
 */
export function checkRepository(archive: string, recorded: string | undefined, expected: string): void {
  if (recorded === undefined || expected === '' || recorded === expected) return;
  const message = `${archive} is an archive of ${recorded}, not of ${expected}: one name cannot stand for two images`;
  const hint = `Give each image a name of its own:\n  with:\n    name: ${nameOf(expected)}\nor remove the archives of the other one, by the action prune:\n  with:\n    image: ${recorded}`;
  throw new ActionError('ARCHIVE_REPOSITORY', message, { hint });
}
