/** Compares two dotted versions (`1.41`, `0.12.1`) by their numbers: negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(text => text.split('.').map(Number));
  const differs = (left ?? []).findIndex((part, i) => part !== (right?.[i] ?? 0));
  return differs < 0 ? 0 : (left?.[differs] ?? 0) - (right?.[differs] ?? 0);
}
