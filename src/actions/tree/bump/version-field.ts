import { findScalar } from '../read/yaml.ts';

/** The files whose version can be replaced in place. */
export const versionFiles = ['VERSION', 'package.json', 'image.yml'] as const;
export type VersionFile = (typeof versionFiles)[number];

/** Replaces the version `from` by `to` in the text of a file and nothing else; undefined when the file has another version there. */
export async function replaceVersion(
  kind: VersionFile,
  text: string,
  from: string,
  to: string,
): Promise<string | undefined> {
  if (kind === 'VERSION') return text.trim() === from ? text.replace(from, () => to) : undefined;
  const scalar = await findScalar(text, 'version');
  if (scalar?.value !== from) return undefined;
  const { start, end } = scalar;
  // The quotation marks stay.
  const edited = text.slice(0, start) + text.slice(start, end).replace(from, () => to) + text.slice(end);
  return (await findScalar(edited, 'version'))?.value === to ? edited : undefined;
}
