import { DockerfileParser } from 'dockerfile-ast';
import { Arg } from 'dockerfile-ast/lib/instructions/arg.js';
import { Copy } from 'dockerfile-ast/lib/instructions/copy.js';
import { Env } from 'dockerfile-ast/lib/instructions/env.js';
import { From } from 'dockerfile-ast/lib/instructions/from.js';
import { Label } from 'dockerfile-ast/lib/instructions/label.js';
import { Run } from 'dockerfile-ast/lib/instructions/run.js';
import { formatPlatform, type Platform } from '../../../image/platform.ts';
import { defaultPlatform } from '../../../registry/platforms.ts';
import { findRange, type TextRange } from './text-range.ts';
import { expandVariables, type ExpandedText } from './variables.ts';

/** An image that a Dockerfile starts or copies from. */
export interface UsedImage {
  /** With its variables expanded. */
  readonly reference: string;
  readonly by: 'FROM' | 'COPY --from' | 'RUN --mount';
  /** Counts from 1. */
  readonly line: number;
  /** Where it is written. */
  readonly range: TextRange;
}

/** What a Dockerfile says without being built. */
export interface DockerfileFacts {
  /** In the order of lines, without stages and `scratch`. */
  readonly uses: readonly UsedImage[];
  /** The labels of the last stage. */
  readonly labels: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  /** The names of the build arguments that it declares. */
  readonly args: ReadonlySet<string>;
  /** Variables in references to images that have no value. */
  readonly missing: readonly { readonly variable: string; readonly line: number }[];
}

const thisMachine = defaultPlatform(process.arch);

/** Reads a Dockerfile as it is built with these build arguments, for a platform. */
export function readDockerfile(
  text: string,
  buildArgs: Readonly<Record<string, string>>,
  platform: Platform = thisMachine,
): DockerfileFacts {
  const dockerfile = DockerfileParser.parse(text);
  const reader = new FactsReader(buildArgs, platform, dockerfile.getEscapeCharacter());
  for (const instruction of dockerfile.getInstructions()) {
    const line = instruction.getRange().start.line + 1;
    if (instruction instanceof Arg) reader.arg(instruction.getProperty());
    else if (instruction instanceof Env) instruction.getProperties().forEach(property => reader.env(property));
    else if (instruction instanceof Label) {
      instruction.getProperties().forEach(property => reader.label(property, line));
    } else if (instruction instanceof From) {
      const range = findRange(text, instruction.getImageRange());
      reader.from(instruction.getImage(), instruction.getBuildStage(), { line, range });
    } else if (instruction instanceof Copy) {
      for (const { value, range } of flagsOf(instruction, 'from', text)) {
        reader.use(value, { by: 'COPY --from', line, range });
      }
    } else if (instruction instanceof Run) {
      for (const { value, range } of flagsOf(instruction, 'mount', text)) {
        reader.use(mountSource(value), { by: 'RUN --mount', line, range: narrowToSource(text, range) });
      }
    }
  }
  return reader;
}

function flagsOf(instruction: Copy | Run, name: string, text: string): { value: string; range: TextRange }[] {
  const flags = instruction.getFlags().filter(flag => flag.getName() === name);
  return flags.map(flag => ({ value: flag.getValue() ?? '', range: findRange(text, flag.getValueRange()) }));
}

// The options of a mount are one line of CSV.
function mountSource(value: string): string | undefined {
  const options = value.split(',').map(each => each.trim().replace(/^"(.*)"$/, '$1'));
  return options.find(each => each.startsWith('from='))?.slice('from='.length);
}

function narrowToSource(text: string, [start, end]: TextRange): TextRange {
  const [from, to] = /(?:^|[,"\s])from=([^,"]*)/d.exec(text.slice(start, end))?.indices?.[1] ?? [0, 0];
  return [start + from, start + to];
}

type Written = Pick<UsedImage, 'line' | 'range'>;

interface Property {
  getName(): string;
  getValue(): string | null;
}

// Arguments that BuildKit predefines.
function makePlatformArgs(prefix: 'TARGET' | 'BUILD', platform: Platform): [string, string][] {
  const { os, architecture, variant = '' } = platform;
  const args = { PLATFORM: formatPlatform(platform), OS: os, ARCH: architecture, VARIANT: variant };
  return Object.entries(args).map(([name, value]) => [prefix + name, value]);
}

class FactsReader implements DockerfileFacts {
  readonly uses: UsedImage[] = [];
  labels = new Map<string, { value: string; line: number }>();
  readonly args = new Set<string>();
  readonly missing: { variable: string; line: number }[] = [];
  readonly #buildArgs: Readonly<Record<string, string>>;
  readonly #escape: string;
  readonly #global: Map<string, string | undefined>;
  readonly #stages = new Set<string>();
  // Undefined before the first FROM.
  #stage: Map<string, string | undefined> | undefined;

  constructor(buildArgs: Readonly<Record<string, string>>, platform: Platform, escape: string) {
    this.#buildArgs = buildArgs;
    this.#global = new Map([...makePlatformArgs('TARGET', platform), ...makePlatformArgs('BUILD', thisMachine)]);
    this.#escape = escape;
  }

  arg(property: Property | null): void {
    if (!property) return;
    const name = property.getName();
    this.args.add(name);
    const value = property.getValue();
    const fallback = value === null ? this.#global.get(name) : this.#expand(value).text;
    (this.#stage ?? this.#global).set(name, this.#buildArgs[name] ?? fallback);
  }

  env(property: Property): void {
    this.#stage?.set(property.getName(), this.#expand(property.getValue() ?? '').text);
  }

  label(property: Property, line: number): void {
    const { text, missing } = this.#expand(property.getValue() ?? '');
    if (missing.length === 0) this.labels.set(property.getName(), { value: text, line });
  }

  from(image: string | null, stage: string | null, at: Written): void {
    // FROM sees global arguments only.
    this.#stage = undefined;
    this.labels = new Map();
    this.#add({ ...at, by: 'FROM', reference: this.#resolve(image ?? '', at.line) });
    if (stage !== null) this.#stages.add(stage.toLowerCase());
    this.#stage = new Map();
  }

  use(written: string | undefined, at: Written & Pick<UsedImage, 'by'>): void {
    const reference = this.#resolve(written ?? '', at.line);
    // A number is the index of a stage.
    if (!/^\d+$/.test(reference)) this.#add({ ...at, reference });
  }

  #add(use: UsedImage): void {
    const { reference } = use;
    if (reference === '' || reference === 'scratch' || this.#stages.has(reference.toLowerCase())) return;
    this.uses.push(use);
  }

  #resolve(written: string, line: number): string {
    const { text, missing } = this.#expand(written);
    this.missing.push(...missing.map(variable => ({ variable, line })));
    return missing.length === 0 ? text : '';
  }

  #expand(text: string): ExpandedText {
    const variables = this.#stage ?? this.#global;
    return expandVariables(text, name => variables.get(name), this.#escape);
  }
}
