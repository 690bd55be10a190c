/**
 * The version after this one, for an image that changes without its own doing: `-{identifier}1` is put at its end, or
 * the number after `-{identifier}` there is raised. Undefined when the version holds more than digits, `.` and `-`.
 */
export function nextVersion(version: string, identifier: string): string | undefined {
  const mark = `-${identifier}`;
  const at = version.lastIndexOf(mark);
  const [base, number] = [version.slice(0, Math.max(at, 0)), version.slice(at + mark.length)];
  // The number may be a date or longer; a BigInt loses nothing.
  if (isPlain(base) && /^\d+$/.test(number)) return `${base}${mark}${BigInt(number) + 1n}`;
  return isPlain(version) ? `${version}${mark}1` : undefined;
}

function isPlain(version: string): boolean {
  return /^[\d.-]+$/.test(version);
}
