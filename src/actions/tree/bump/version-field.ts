import { findWritten } from '../read/yaml.ts';

/** The files whose version can be replaced where it stands. */
export type EditableKind = 'VERSION' | 'package.json' | 'image.yml';

/** The text of a file with the version `to` in the place of `from`, nothing else touched; undefined when `from` is not all that stands there. */
export async function replaceVersion(
  kind: EditableKind,
  text: string,
  from: string,
  to: string,
): Promise<string | undefined> {
  if (kind === 'VERSION') return text.trim() === from ? text.replace(from, () => to) : undefined;
  const written = await findWritten(text, 'version');
  if (written?.value !== from) return undefined;
  const { start, end } = written;
  // Quotation marks around it stay.
  const edited = text.slice(0, start) + text.slice(start, end).replace(from, () => to) + text.slice(end);
  return (await findWritten(edited, 'version'))?.value === to ? edited : undefined;
}
