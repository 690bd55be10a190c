import type { Log } from '../../core/log.ts';
import type { JsonMessage } from '../../docker/json-stream.ts';
import type { FailedStep } from '../failure.ts';
import { OutputTail } from '../output-tail.ts';
import { decodeStatus, type BuildStatus, type Vertex } from './status.ts';

interface Step {
  readonly number: number;
  readonly tail: OutputTail;
  vertex: Vertex;
}

/** Prints a BuildKit build as numbered steps with their output, and remembers which of them failed. */
export class BuildKitLog {
  readonly #log: Log;
  readonly #steps = new Map<string, Step>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Takes a message of an engine's build stream. */
  add(message: JsonMessage): void {
    const { id, aux } = message;
    if (id === 'moby.buildkit.trace' && typeof aux === 'string') this.addStatus(decodeStatus(aux));
  }

  addStatus({ vertexes, logs, warnings }: BuildStatus): void {
    for (const vertex of vertexes) this.#addVertex(vertex);
    for (const log of logs) this.#addOutput(log);
    for (const { text, line } of warnings) this.#log.foreign(`WARNING: ${text} (line ${line})`);
  }

  /** The step that made the build fail; undefined when none reported an error. */
  failedStep(): FailedStep | undefined {
    const failed = [...this.#steps.values()].filter(({ vertex }) => vertex.error !== '');
    // Steps that BuildKit cancelled because another one failed report errors, too.
    const step = failed.find(({ vertex }) => !vertex.error.includes('context canceled')) ?? failed[0];
    return step && { name: step.vertex.name, output: step.tail.lines };
  }

  #addVertex(vertex: Vertex): void {
    const known = this.#steps.get(vertex.digest);
    if (known?.vertex.completed) return;
    const step = known ?? { number: this.#steps.size + 1, tail: new OutputTail(), vertex };
    step.vertex = vertex;
    this.#steps.set(vertex.digest, step);
    if (!known) this.#log.foreign(`#${step.number} ${vertex.name}`);
    if (vertex.error !== '') this.#log.foreign(`#${step.number} ERROR: ${vertex.error}`);
    else if (vertex.completed) this.#log.foreign(`#${step.number} ${vertex.cached ? 'CACHED' : 'DONE'}`);
  }

  #addOutput({ vertex, text }: BuildStatus['logs'][number]): void {
    const step = this.#steps.get(vertex);
    step?.tail.add(text);
    for (const line of text.trimEnd().split(/\r?\n/)) this.#log.foreign(`#${step?.number ?? 0} ${line}`);
  }
}
