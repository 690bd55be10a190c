import { compareVersions } from '../../docker/api-version.ts';
import { text } from 'node:stream/consumers';
import { ActionError } from '../../core/errors.ts';
import { setupHint, startDocker, type DockerProgram } from './program.ts';

/** A builder of buildx. */
export interface BuildxBuilder {
  readonly name: string;
  /** `docker` is an engine's own BuildKit; `docker-container`, `kubernetes` and `remote` keep no images. */
  readonly driver: string;
  /** The version of buildx. */
  readonly version: string;
}

// The first with `--progress=rawjson`.
const oldestVersion = '0.13.0';

const notFoundHint =
  'Make it before this step, or leave the input out for the current one (docker buildx ls lists them):\n  - uses: docker/setup-buildx-action@v3\n    id: buildx\nthen\n  with:\n    builder: ${{ steps.buildx.outputs.name }}';

/**
 * Finds the builder with this name, or the current one for an empty name. Errors: `DOCKER_CLI_MISSING`,
 * `BUILDX_MISSING`, `BUILDX_OLD`, `BUILDER_NOT_FOUND`.
 */
export async function findBuilder(name: string, program: DockerProgram): Promise<BuildxBuilder> {
  const version = await findVersion(program);
  const { code, stdout, stderr } = await runDocker(['buildx', 'inspect', ...(name ? ['--', name] : [])], program);
  const [found, driver] = [readField(stdout, 'Name'), readField(stdout, 'Driver')];
  if (code === 0 && found !== undefined && driver !== undefined) return { name: found, driver, version };
  const what = name ? `builder: ${JSON.stringify(name)}` : 'the current builder';
  throw new ActionError('BUILDER_NOT_FOUND', `${what} cannot be used: ${lastLine(stderr)}`, { hint: notFoundHint });
}

async function findVersion(program: DockerProgram): Promise<string> {
  const { code, stdout, stderr } = await runDocker(['buildx', 'version'], program);
  if (code !== 0) {
    const message = `docker has no buildx, which this build needs: ${lastLine(stderr)}`;
    throw new ActionError('BUILDX_MISSING', message, { hint: setupHint });
  }
  // A build from a branch has no number and is newer than any release.
  const version = /\bv?(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (version !== undefined && compareVersions(version, oldestVersion) < 0) {
    const message = `docker buildx is ${version}, allowed: ${oldestVersion} and newer`;
    throw new ActionError('BUILDX_OLD', message, { hint: setupHint });
  }
  return version ?? stdout.trim();
}

interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function runDocker(args: readonly string[], program: DockerProgram): Promise<Finished> {
  const { stdin, stdout, stderr, ended } = startDocker(args, program);
  stdin.end();
  const [code, out, err] = await Promise.all([ended, text(stdout), text(stderr)]);
  return { code, stdout: out, stderr: err };
}

function readField(output: string, label: string): string | undefined {
  return new RegExp(`^${label}:\\s+(\\S+)`, 'm').exec(output)?.[1];
}

function lastLine(stderr: string): string {
  const line = stderr.trim().split('\n').at(-1) ?? '';
  return line.replace(/^ERROR: /, '') || 'it gave no reason';
}
