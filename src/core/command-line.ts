// A word: quoted and escaped pieces, one after the other. Inside "…" a backslash escapes what a shell lets it escape.
const word = /(?:'[^']*'|"(?:\\[^]|[^"\\])*"|\\[^]|[^\s'"\\])+/g;
const piece = /'([^']*)'|"((?:\\[^]|[^"\\])*)"|\\([^])|([^'"\\]+)/g;

/** Splits a command line into words as a POSIX shell does, without any expansion; undefined when a quote stays open. */
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
