import { ActionError } from '../../../core/errors.ts';
import type { TreeBuild } from './report.ts';

/** The error of a step in which images failed; undefined when none did. */
export function findBuildFailure({ images }: TreeBuild): ActionError | undefined {
  const failed = images.filter(({ state }) => state === 'error');
  const [first] = failed;
  if (!first) return undefined;
  const skipped = images.filter(({ state }) => state === 'skipped');
  const counts = `${failed.length} of ${images.length} images failed, ${skipped.length} were skipped`;
  const lines = failed.map(({ name, because }) => `- ${name}: ${because}`);
  const { hint, annotation } = first.error instanceof ActionError ? first.error : {};
  return new ActionError('TREE_BUILD', `${counts}:\n${lines.join('\n')}`, { hint, annotation, cause: first.error });
}
