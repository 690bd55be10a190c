import { DockerfileParser } from 'dockerfile-ast';
import { Arg } from 'dockerfile-ast/lib/instructions/arg.js';
import { Copy } from 'dockerfile-ast/lib/instructions/copy.js';
import { Env } from 'dockerfile-ast/lib/instructions/env.js';
import { From } from 'dockerfile-ast/lib/instructions/from.js';
import { Label } from 'dockerfile-ast/lib/instructions/label.js';
import { Run } from 'dockerfile-ast/lib/instructions/run.js';
import { defaultPlatform } from '../../../registry/platforms.ts';
import { expandVariables, type Lookup } from './variables.ts';

/** An image that a Dockerfile takes something from. */
export interface UsedImage {
  /** As it is after variables are filled in. */
  readonly reference: string;
  readonly by: 'FROM' | 'COPY --from' | 'RUN --mount';
  /** From 1. */
  readonly line: number;
}

/** What a Dockerfile tells without being built. */
export interface DockerfileFacts {
  /** Each use in the order of lines; stages and `scratch` are none. */
  readonly uses: readonly UsedImage[];
  /** The labels of the last stage. */
  readonly labels: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  /** The build arguments it takes. */
  readonly args: ReadonlySet<string>;
  /** Variables in the names of images that have no value. */
  readonly missing: readonly { readonly variable: string; readonly line: number }[];
}

/** Reads a Dockerfile with these build arguments. */
export function readDockerfile(text: string, buildArgs: Readonly<Record<string, string>>): DockerfileFacts {
  const dockerfile = DockerfileParser.parse(text);
  const reader = new Reader(buildArgs, dockerfile.getEscapeCharacter());
  for (const instruction of dockerfile.getInstructions()) {
    const line = instruction.getRange().start.line + 1;
    if (instruction instanceof Arg) reader.declare(instruction.getProperty());
    else if (instruction instanceof Env) instruction.getProperties().forEach(property => reader.set(property));
    else if (instruction instanceof Label) {
      instruction.getProperties().forEach(property => reader.label(property, line));
    } else if (instruction instanceof From) reader.from(instruction.getImage(), instruction.getBuildStage(), line);
    else if (instruction instanceof Copy) {
      for (const value of flagsOf(instruction, 'from')) reader.use(value, 'COPY --from', line);
    } else if (instruction instanceof Run) {
      for (const value of flagsOf(instruction, 'mount')) reader.use(readMountFrom(value), 'RUN --mount', line);
    }
  }
  return reader;
}

function flagsOf(instruction: Copy | Run, name: string): string[] {
  return instruction.getFlags().flatMap(flag => (flag.getName() === name ? (flag.getValue() ?? []) : []));
}

// Options of a mount are a line of CSV.
function readMountFrom(value: string): string | undefined {
  const option = value.split(',').map(each => each.trim().replace(/^"(.*)"$/, '$1'));
  return option.find(each => each.startsWith('from='))?.slice('from='.length);
}

interface Property {
  getName(): string;
  getValue(): string | null;
}

const { architecture } = defaultPlatform(process.arch);
// What BuildKit declares by itself.
const platformArgs: Readonly<Record<string, string>> = {
  ...{ TARGETPLATFORM: `linux/${architecture}`, TARGETOS: 'linux', TARGETARCH: architecture, TARGETVARIANT: '' },
  ...{ BUILDPLATFORM: `linux/${architecture}`, BUILDOS: 'linux', BUILDARCH: architecture, BUILDVARIANT: '' },
};

class Reader implements DockerfileFacts {
  readonly uses: UsedImage[] = [];
  labels = new Map<string, { value: string; line: number }>();
  readonly args = new Set<string>();
  readonly missing: { variable: string; line: number }[] = [];
  readonly #buildArgs: Readonly<Record<string, string>>;
  readonly #escape: string;
  readonly #global = new Map<string, string | undefined>(Object.entries(platformArgs));
  readonly #stages = new Set<string>();
  #scope: Map<string, string | undefined> | undefined;

  constructor(buildArgs: Readonly<Record<string, string>>, escape: string) {
    this.#buildArgs = buildArgs;
    this.#escape = escape;
  }

  declare(property: Property | null): void {
    if (!property) return;
    const name = property.getName();
    this.args.add(name);
    const value = property.getValue();
    const fallback = value === null ? this.#global.get(name) : this.#expandVariables(value, this.#lookup()).text;
    (this.#scope ?? this.#global).set(name, this.#buildArgs[name] ?? fallback);
  }

  set(property: Property): void {
    this.#scope?.set(property.getName(), this.#expandVariables(property.getValue() ?? '', this.#lookup()).text);
  }

  label(property: Property, line: number): void {
    const { text, missing } = this.#expandVariables(property.getValue() ?? '', this.#lookup());
    if (missing.length === 0) this.labels.set(property.getName(), { value: text, line });
  }

  from(image: string | null, stage: string | null, line: number): void {
    this.#scope = undefined;
    this.labels = new Map();
    const reference = this.#resolve(image ?? '', line);
    if (reference !== '' && reference !== 'scratch' && !this.#stages.has(reference.toLowerCase())) {
      this.uses.push({ reference, by: 'FROM', line });
    }
    if (stage !== null) this.#stages.add(stage.toLowerCase());
    this.#scope = new Map();
  }

  use(written: string | undefined, by: UsedImage['by'], line: number): void {
    if (!written) return;
    const reference = this.#resolve(written, line);
    // Stages are named or counted.
    if (reference === '' || reference === 'scratch' || /^\d+$/.test(reference)) return;
    if (!this.#stages.has(reference.toLowerCase())) this.uses.push({ reference, by, line });
  }

  #resolve(written: string, line: number): string {
    const { text, missing } = this.#expandVariables(written, this.#lookup());
    this.missing.push(...missing.map(variable => ({ variable, line })));
    return missing.length === 0 ? text : '';
  }

  #lookup(): Lookup {
    const scope = this.#scope ?? this.#global;
    return name => scope.get(name);
  }

  #expandVariables(text: string, lookup: Lookup): { text: string; missing: readonly string[] } {
    return expandVariables(text, lookup, this.#escape);
  }
}
