/** What a verify command is told about an archive. */
export interface VerifyVariables {
  readonly image: string;
  readonly imageid: string;
  readonly archive: string;
  /** The workspace, absolute; the command runs there. */
  readonly path: string;
  readonly version: string;
}

/**
 * Fills `{image}`, `{imageid}`, `{archive}` and `{path}` into shell text; `${image}` is the shell's own. A value that
 * is more than a plain word comes as a variable, so that none of it can become shell text.
 */
export function fillPlaceholders(
  command: string,
  about: Pick<VerifyVariables, 'image' | 'imageid' | 'archive' | 'path'>,
): string {
  return command.replace(/(?<!\$)\{(image|imageid|archive|path)\}/g, (_, name: keyof typeof about) => {
    const value = about[name];
    return /^[A-Za-z0-9_./:@%+=,-]+$/.test(value) ? value : `\${DOCKER_ARCHIVE_${name.toUpperCase()}}`;
  });
}
