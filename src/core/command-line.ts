// A word is a sequence of quoted, escaped and plain pieces. Inside "…" a backslash escapes only what it escapes in a shell.
const word = /(?:'[^']*'|"(?:\\[^]|[^"\\])*"|\\[^]|[^\s'"\\])+/g;
const piece = /'([^']*)'|"((?:\\[^]|[^"\\])*)"|\\([^])|([^'"\\]+)/g;

/** Splits a command line into words as a POSIX shell does, without any expansion; undefined when a quote is not closed. */
export function splitCommandLine(text: string): string[] | undefined {
  if (text.replace(word, '').trim() !== '') return undefined;
  return [...text.matchAll(word)].map(([found]) =>
    found.replace(
      piece,
      (_, single?: string, double?: string, escaped?: string, plain?: string) =>
        single ?? double?.replace(/\\([$`"\\\n])/g, '$1') ?? escaped ?? plain ?? '',
    ),
  );
}
