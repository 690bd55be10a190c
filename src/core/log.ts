/** Where stages report what they do. `main` makes the one that writes to the step's log. */
export interface Log {
  /** One line of our own. Foreign text in it may have further lines, which begin with `| `. */
  info(text: string): void;
  /** Shown when the step runs with debug logging. */
  debug(text: string): void;
  /** Shown as a notice annotation. */
  notice(text: string): void;
  /** Shown as a warning annotation; the step stays green. */
  warning(text: string): void;
  /** Text of an engine, a build, a registry or a library: every line begins with `| `, so that none is a workflow command. */
  foreign(text: string): void;
}
