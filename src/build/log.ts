import type { Log } from '../core/log.ts';
import { decodeStatus, type BuildStatus, type Vertex } from './buildkit/status.ts';
import type { JsonMessage } from '../docker/json-stream.ts';

/** The step a build failed in, as far as the engine told. */
export interface FailedStep {
  /** The step as the engine names it: `[builder 2/4] RUN make` or `Step 2/5 : RUN make`. */
  readonly name: string;
  /** The last lines the step printed. */
  readonly output: readonly string[];
}

/** Prints a build's progress and remembers what a failure is explained with. */
export interface BuildLog {
  add(frame: JsonMessage): void;
  failedStep(): FailedStep | undefined;
}

// Enough to see a compiler's error, little enough for an annotation.
const tailLength = 20;

/** Keeps the last lines of a step or program. */
export class Tail {
  readonly lines: string[] = [];

  add(text: string): void {
    this.lines.push(...text.split(/\r?\n|\r/).filter(line => line.trim() !== ''));
    this.lines.splice(0, this.lines.length - tailLength);
  }
}

/** Reads the classic builder's text: `Step 2/5 : RUN make` and what the step prints. */
export class ClassicLog implements BuildLog {
  readonly #log: Log;
  #step = '';
  #tail = new Tail();

  constructor(log: Log) {
    this.#log = log;
  }

  add(frame: JsonMessage): void {
    const text = frame.stream?.trimEnd();
    if (!text) return;
    this.#log.foreign(text);
    if (!/^Step \d+\/\d+ : /.test(text)) {
      this.#tail.add(text);
      return;
    }
    this.#step = text;
    this.#tail = new Tail();
  }

  failedStep(): FailedStep | undefined {
    return this.#step === '' ? undefined : { name: this.#step, output: this.#tail.lines };
  }
}

interface Step {
  readonly number: number;
  readonly tail: Tail;
  vertex: Vertex;
}

/** Reads BuildKit's trace: numbered steps, their output, what was cached, what failed. */
export class BuildKitLog implements BuildLog {
  readonly #log: Log;
  readonly #steps = new Map<string, Step>();

  constructor(log: Log) {
    this.#log = log;
  }

  add(frame: JsonMessage): void {
    if (frame.id === 'moby.buildkit.trace' && typeof frame.aux === 'string') this.addStatus(decodeStatus(frame.aux));
  }

  addStatus(trace: BuildStatus): void {
    trace.vertexes.forEach(vertex => this.#addVertex(vertex));
    trace.logs.forEach(log => this.#addOutput(log));
    trace.warnings.forEach(warning => this.#log.foreign(`WARNING: ${warning.text} (line ${warning.line})`));
  }

  failedStep(): FailedStep | undefined {
    // A step that was cancelled because another failed carries an error too.
    const failed = [...this.#steps.values()].filter(({ vertex }) => vertex.error !== '');
    const step = failed.find(({ vertex }) => !vertex.error.includes('context canceled')) ?? failed[0];
    return step && { name: step.vertex.name, output: step.tail.lines };
  }

  #addVertex(vertex: Vertex): void {
    const known = this.#steps.get(vertex.digest);
    if (known?.vertex.completed) return;
    const step = known ?? { number: this.#steps.size + 1, tail: new Tail(), vertex };
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
