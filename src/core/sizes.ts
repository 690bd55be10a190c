const units = ['', 'k', 'm', 'g', 't'];

/** Parses a size as Docker writes it, with powers of 1024 (`64m`, `1.5g`), to bytes; undefined when it is invalid or zero. */
export function parseSize(text: string): number | undefined {
  const [, number = '0', unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]?)(?:i?b)?$/i.exec(text) ?? [];
  return Math.floor(Number(number) * 1024 ** units.indexOf(unit.toLowerCase())) || undefined;
}

/** Whether a text is a list of CPUs and ranges of them (`0-2,4`). */
export function isCpuSet(text: string): boolean {
  return /^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text);
}
