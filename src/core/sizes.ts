const units = ['', 'k', 'm', 'g', 't'];

/** The bytes of a size as Docker writes it, with units that are powers of 1024 (`64m`, `1.5g`); undefined when it is none, or nothing. */
export function parseSize(text: string): number | undefined {
  const [, number = '0', unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]?)(?:i?b)?$/i.exec(text) ?? [];
  return Math.floor(Number(number) * 1024 ** units.indexOf(unit.toLowerCase())) || undefined;
}

/** Whether a text is a list of numbers and ranges of CPUs (`0-2,4`). */
export function isCpuSet(text: string): boolean {
  return /^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text);
}
