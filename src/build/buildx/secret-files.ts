import type { BuildSecrets } from '../secrets.ts';
import type { ScratchFolder } from './scratch.ts';

/** The values of `--secret`: the secrets themselves stay in files, which no list of processes shows. */
export async function placeSecrets(secrets: BuildSecrets, scratch: ScratchFolder): Promise<string[]> {
  const placed = [...secrets].map(async ([id, content], i) => {
    const path = await scratch.write(`secret-${i}`, content);
    return [`id=${id}`, `src=${path}`].map(quote).join(',');
  });
  return Promise.all(placed);
}

// buildx reads the value of the flag as a line of CSV.
function quote(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
