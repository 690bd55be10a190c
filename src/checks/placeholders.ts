/** What a verify command gets to know about an archive; each field is also a variable, `DOCKER_ARCHIVE_IMAGE` and so on. */
export interface VerifyVariables {
  readonly image: string;
  readonly imageid: string;
  readonly archive: string;
  /** The workspace, absolute; the command runs there. */
  readonly path: string;
  readonly version: string;
}

/**
 * Fills `{image}`, `{imageid}`, `{archive}` and `{path}` into shell text; `${image}` is left to the shell. A value with
 * any other character than those of plain words is passed as a variable, so that it cannot become shell text.
 */
export function fillPlaceholders(command: string, variables: Omit<VerifyVariables, 'version'>): string {
  return command.replace(/(?<!\$)\{(image|imageid|archive|path)\}/g, (_, name: keyof typeof variables) => {
    const value = variables[name];
    return /^[A-Za-z0-9_./:@%+=,-]+$/.test(value) ? value : `\${${variableName(name)}}`;
  });
}

/** The environment variables of a verify command. */
export function toEnvironment(variables: VerifyVariables): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [variableName(name), String(value)]));
}

function variableName(name: string): string {
  return `DOCKER_ARCHIVE_${name.toUpperCase()}`;
}
