import { ActionError } from '../core/errors.ts';
import { parseGoBoolean } from '../core/go-boolean.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says about the choice of a builder. */
export interface BuilderVariables {
  /** What `DOCKER_BUILDKIT` asks for; undefined when it is not set. */
  readonly asked: boolean | undefined;
  /** Those of `buildxVariables` that are set. */
  readonly forBuildx: readonly string[];
}

/** The variables that change what is built and that only buildx reads. */
export const buildxVariables: readonly string[] = [
  'BUILDX_BUILDER',
  'BUILDX_GIT_LABELS',
  'EXPERIMENTAL_BUILDKIT_SOURCE_POLICY',
];

/** Reads the variables by which users of the Docker CLI choose a builder. Throws `DOCKER_BUILDKIT` for a value that is not a boolean. */
export function readBuilderVariables(env: Environment): BuilderVariables {
  return { asked: readBoolean(env, 'DOCKER_BUILDKIT'), forBuildx: buildxVariables.filter(name => env[name]) };
}

/**
 * The build argument that fixes the dates in an image, from the variable of the same name, as buildx hands it over;
 * empty when it is not set or the build has an argument of that name.
 */
export function readEpoch(env: Environment, buildArgs: Readonly<Record<string, string>>): Record<string, string> {
  const epoch = env['SOURCE_DATE_EPOCH'];
  return epoch && !('SOURCE_DATE_EPOCH' in buildArgs) ? { SOURCE_DATE_EPOCH: epoch } : {};
}

function readBoolean(env: Environment, name: string): boolean | undefined {
  const text = env[name] ?? '';
  if (text === '') return undefined;
  const value = parseGoBoolean(text);
  if (value !== undefined) return value;
  const message = `${name} is ${JSON.stringify(text)}, allowed: 1, true, 0, false`;
  throw new ActionError(name, message, { hint: `env:\n  ${name}: 0` });
}
