import { join, resolve } from 'node:path';

/** The root folder of this repository. */
export const root = resolve(import.meta.dirname, '../..');

/** The path of an action's action.yml; `archive` is the root action. */
export function actionYmlOf(action: string): string {
  return join(root, action === 'archive' ? '' : action, 'action.yml');
}
