import { readBuildRequest } from '../../src/actions/archive/inputs/build.ts';
import type { BuildRequest } from '../../src/build/request.ts';
import { InputReader } from '../../src/actions/shared/input-reader.ts';

const defaults: Readonly<Record<string, string>> = {
  ...{ 'no-cache': 'false', pull: 'false', squash: 'false', 'use-config-proxy': 'true' },
};

/** What the action reads from these inputs of a build and the defaults in `action.yml`; throws on wrong inputs. */
export function readBuildInputs(
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): BuildRequest {
  const read = new InputReader(name => inputs[name] ?? defaults[name] ?? '');
  const build = readBuildRequest(read, 'build', env);
  read.finish({});
  return build;
}
