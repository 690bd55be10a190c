/**
 * The next version of an image that is rebuilt without changes of its own: appends `-{identifier}1`, or increments the
 * number after `-{identifier}` at the end. Undefined when the version contains more than digits, `.` and `-`.
 */
export function nextVersion(version: string, identifier: string): string | undefined {
  const mark = `-${identifier}`;
  const at = version.lastIndexOf(mark);
  const [base, number] = [version.slice(0, Math.max(at, 0)), version.slice(at + mark.length)];
  // The number may be a date with time, beyond safe integers.
  if (isPlain(base) && /^\d+$/.test(number)) return `${base}${mark}${BigInt(number) + 1n}`;
  return isPlain(version) ? `${version}${mark}1` : undefined;
}

function isPlain(version: string): boolean {
  return /^[\d.-]+$/.test(version);
}
