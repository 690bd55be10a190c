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
  const { isScalar, parseDocument } = await import('yaml');
  // JSON is YAML; both tell where a value stands.
  const read = (source: string) => parseDocument(source, { schema: 'failsafe' });
  const before = read(text);
  const node = before.errors.length === 0 ? before.get('version', true) : undefined;
  if (!isScalar(node) || node.value !== from || !node.range) return undefined;
  const [start, end] = node.range;
  // Quotation marks around it stay.
  const edited = text.slice(0, start) + text.slice(start, end).replace(from, () => to) + text.slice(end);
  const document = read(edited);
  return document.errors.length === 0 && document.get('version') === to ? edited : undefined;
}
