import { compareVersions } from '../../docker/api-version.ts';
import { text } from 'node:stream/consumers';
import { ActionError } from '../../core/errors.ts';
import { setupHint, startDocker, type DockerProgram } from './program.ts';

/** A builder of buildx. */
export interface BuildxBuilder {
  readonly name: string;
  /** `docker` is an engine's own BuildKit; `docker-container`, `kubernetes` and `remote` keep no images. */
  readonly driver: string;
  /** Of buildx. */
  readonly version: string;
}

// The first that tells its progress in parts.
const oldest = '0.13.0';

/**
 * Finds the builder of this name, or the current one where the name is empty. Errors: `DOCKER_CLI_MISSING`,
 * `BUILDX_MISSING`, `BUILDX_OLD`, `BUILDER_NOT_FOUND`.
 */
export async function findBuilder(name: string, program: DockerProgram): Promise<BuildxBuilder> {
  const version = await findVersion(program);
  const { code, stdout, stderr } = await ask(['buildx', 'inspect', ...(name ? ['--', name] : [])], program);
  const field = (label: string) => new RegExp(`^${label}:\\s+(\\S+)`, 'm').exec(stdout)?.[1];
  const [found, driver] = [field('Name'), field('Driver')];
  if (code === 0 && found !== undefined && driver !== undefined) return { name: found, driver, version };
  const what = name ? `builder: ${JSON.stringify(name)}` : 'the current builder';
  throw new ActionError('BUILDER_NOT_FOUND', `${what} cannot be used: ${said(stderr)}`, {
    hint: 'Make it before this step, or leave the input out for the current one (docker buildx ls lists them):\n  - uses: docker/setup-buildx-action@v3\n    id: buildx\nthen\n  with:\n    builder: ${{ steps.buildx.outputs.name }}',
  });
}

async function findVersion(program: DockerProgram): Promise<string> {
  const { code, stdout, stderr } = await ask(['buildx', 'version'], program);
  if (code !== 0)
    throw new ActionError('BUILDX_MISSING', `docker has no buildx, which this build needs: ${said(stderr)}`, {
      hint: setupHint,
    });
  // What was built of a branch has no number, and is newer than any.
  const version = /\bv?(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (version !== undefined && compareVersions(version, oldest) < 0)
    throw new ActionError('BUILDX_OLD', `docker buildx is ${version}, allowed: ${oldest} and newer`, {
      hint: setupHint,
    });
  return version ?? stdout.trim();
}

async function ask(
  args: readonly string[],
  program: DockerProgram,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const { stdin, stdout, stderr, ended } = startDocker(args, program);
  stdin.end();
  const [code, out, err] = await Promise.all([ended, text(stdout), text(stderr)]);
  return { code, stdout: out, stderr: err };
}

function said(stderr: string): string {
  const line = stderr.trim().split('\n').at(-1) ?? '';
  return line.replace(/^ERROR: /, '') || 'it said nothing';
}
