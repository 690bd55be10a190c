import { resolve } from 'node:path';
import type { BuildInputs } from '../../inputs/build.ts';
import type { Scratch } from './scratch.ts';

/** The values of `--secret`; what is secret itself stays in files and in the environment, where no list of processes shows it. */
export async function placeSecrets(
  { secrets, secretEnvs, secretFiles }: Pick<BuildInputs, 'secrets' | 'secretEnvs' | 'secretFiles'>,
  scratch: Scratch,
  workspace: string,
): Promise<string[]> {
  const written = Object.entries(secrets).map(async ([id, value], i) => {
    return quote(`id=${id}`, `src=${await scratch.write(`secret-${i}`, value)}`);
  });
  return [
    ...(await Promise.all(written)),
    ...Object.entries(secretEnvs).map(([id, name]) => quote(`id=${id}`, `env=${name}`)),
    ...Object.entries(secretFiles).map(([id, path]) => quote(`id=${id}`, `src=${resolve(workspace, path)}`)),
  ];
}

// buildx reads the value of the flag as a line of CSV.
function quote(...fields: readonly string[]): string {
  return fields.map(field => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}
