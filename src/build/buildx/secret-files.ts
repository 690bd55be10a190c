import type { BuildSecrets } from '../secrets.ts';
import type { ScratchFolder } from './scratch-folder.ts';

/** Writes secrets to files, which a list of processes does not show, and gives the values of `--secret` for them. */
export async function writeSecretFiles(secrets: BuildSecrets, scratch: ScratchFolder): Promise<string[]> {
  const written = [...secrets].map(async ([id, content], i) => {
    const path = await scratch.write(`secret-${i}`, content);
    return [`id=${id}`, `src=${path}`].map(toCsvField).join(',');
  });
  return Promise.all(written);
}

// buildx reads the value of the flag as a line of CSV.
function toCsvField(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
