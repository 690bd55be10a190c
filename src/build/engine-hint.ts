const hints: readonly (readonly [RegExp, string])[] = [
  [
    /only supported with experimental/,
    'Switch it on in /etc/docker/daemon.json of that engine:\n  {"experimental": true}',
  ],
  [
    /"git": executable file not found|unknown scheme git/,
    'That engine has no git. Install it there, or check the repository out:\n  - uses: actions/checkout@v5\nand build from the folder:\n  with:\n    context: .',
  ],
];

/** What to do about a feature that an engine lacks, judged by its error message; undefined when it lacks none. */
export function engineHint(message: string): string | undefined {
  return hints.find(([pattern]) => pattern.test(message))?.[1];
}
