import { isRecord } from '../../core/guards.ts';
import { GitHubRefusal } from './refusal.ts';

/** Reads the list that is the answer, or that the answer has under `field`. */
export function toRows(answer: unknown, field?: string): unknown[] {
  const rows = field === undefined ? answer : isRecord(answer, []) && answer[field];
  if (Array.isArray(rows)) return rows;
  throw new GitHubRefusal(200, `GitHub answered without a list${field === undefined ? '' : ` of ${field}`}`);
}

/** One object of an answer; throws `GitHubRefusal` when a field is not as GitHub documents it. */
export class Row {
  readonly #kind: string;
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(kind: string, answer: unknown) {
    this.#kind = kind;
    this.#fields = isRecord(answer, []) ? answer : {};
  }

  has(field: string, value: unknown): boolean {
    return this.#fields[field] === value;
  }

  number(field: string): number {
    const value = this.#fields[field];
    return typeof value === 'number' ? value : this.#refuse(field);
  }

  text(field: string): string {
    const value = this.#fields[field];
    return typeof value === 'string' ? value : this.#refuse(field);
  }

  textOrEmpty(field: string): string {
    const value = this.#fields[field];
    return typeof value === 'string' ? value : '';
  }

  /** The object in a field; an empty one where there is none. */
  record(field: string): Row {
    return new Row(`${this.#kind}'s ${field}`, this.#fields[field]);
  }

  time(field: string): number {
    const value = Date.parse(this.text(field));
    return Number.isNaN(value) ? this.#refuse(field) : value;
  }

  sha256(field: string): string {
    return this.textOrEmpty(field).replace(/^sha256:/, '');
  }

  #refuse(field: string): never {
    throw new GitHubRefusal(200, `GitHub answered with a ${this.#kind} that has no valid ${field}`);
  }
}
