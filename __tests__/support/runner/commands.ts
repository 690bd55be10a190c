import { parseCommandLine, type Command } from './command-line.ts';

/** An annotation a step made. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly title?: string;
}

const stopCommand = 'stop-commands';
const commandNames = [
  ...[stopCommand, 'add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice'],
  ...['remove-matcher', 'save-state', 'set-env', 'set-output', 'warning'],
];

/** Follows the output of a step and obeys the commands in it. */
export class CommandReader {
  /** Every command obeyed, in order; text between stop-commands and its token is not. */
  readonly commands: Command[] = [];
  readonly #known = new Set(commandNames);
  #stopToken: string | undefined;

  /** Takes one line of output. */
  read(line: string): void {
    const command = parseCommandLine(line, this.#known);
    if (!command) return;
    if (this.#stopToken === undefined) this.#obey(command);
    else if (command.command === this.#stopToken) this.#resume(this.#stopToken);
  }

  /** The annotations among the commands. */
  annotations(): Annotation[] {
    return this.commands.flatMap(({ command, properties: { file, line, title }, data: message }) => {
      if (command !== 'error' && command !== 'warning' && command !== 'notice') return [];
      const place = { ...(file !== undefined && { file }), ...(line !== undefined && { line: Number(line) }) };
      return [{ level: command, message, ...place, ...(title !== undefined && { title }) }];
    });
  }

  /** The values that were masked. */
  masks(): string[] {
    return this.commands.filter(({ command }) => command === 'add-mask').map(({ data }) => data);
  }

  #obey(command: Command): void {
    this.commands.push(command);
    if (command.command !== stopCommand) return;
    this.#stopToken = command.data.toLowerCase();
    this.#known.add(this.#stopToken);
  }

  #resume(token: string): void {
    this.#known.delete(token);
    this.#stopToken = undefined;
  }
}

/** Cuts a stream of text into lines at each `\n`, `\r` or both, as the runner does. */
export class LineCutter {
  readonly #take: (line: string) => void;
  #rest = '';

  constructor(take: (line: string) => void) {
    this.#take = take;
  }

  /** Takes the next piece of text. */
  push(text: string): void {
    const lines = (this.#rest + text).split(/\r\n|\r|\n/);
    this.#rest = lines.pop() ?? '';
    lines.forEach(this.#take);
  }

  /** Takes what followed the last line break. */
  end(): void {
    this.#take(this.#rest);
    this.#rest = '';
  }
}
