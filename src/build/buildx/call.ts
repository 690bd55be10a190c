import type { RunnerEnvironment } from '../../core/environment.ts';
import { dockerConfigDir, readDockerConfig } from '../../docker/config.ts';
import { makeProxyArgs, proxyPasswords } from '../../docker/proxy-args.ts';
import { readBuildSecrets } from '../secrets.ts';
import { buildxArguments } from './arguments.ts';
import { overlayConfig } from './config-folder.ts';
import { dockerEnvironment } from './environment.ts';
import type { BuildxBuild } from './request.ts';
import type { ScratchFolder } from './scratch-folder.ts';
import { writeSecretFiles } from './secret-files.ts';
import type { BuildxSource } from './source.ts';

/** How `docker` is called for one build. */
export interface PreparedCall {
  readonly args: readonly string[];
  readonly env: RunnerEnvironment['env'];
  /** Where buildx writes what it built. */
  readonly metadataFile: string;
}

/** Writes secrets and docker config into the scratch folder, and makes arguments and environment from the build. */
export async function prepareCall(
  build: BuildxBuild,
  { context, file }: BuildxSource,
  scratch: ScratchFolder,
): Promise<PreparedCall> {
  const { request, reference, output, registry, dockerHost, environment } = build;
  const metadataFile = await scratch.write('metadata.json', '{}');
  const secrets = await readBuildSecrets(request, environment, build.token, build.mask);
  const args = buildxArguments({
    request,
    reference,
    platforms: request.platforms,
    output,
    context,
    dockerfile: file,
    secrets: await writeSecretFiles(secrets, scratch),
    metadataFile,
  });
  if (request.useConfigProxy) await maskProxyPasswords(build);
  const changes = {
    registry,
    proxies: request.useConfigProxy,
    buildxConfig: environment.env['BUILDX_CONFIG'] ?? '',
  };
  const config = await overlayConfig(dockerConfigDir(environment), changes, scratch);
  return { args, env: { ...dockerEnvironment(environment, dockerHost), ...config }, metadataFile };
}

// The CLI turns proxies into build arguments, which RUN may print.
async function maskProxyPasswords({ environment, mask }: BuildxBuild): Promise<void> {
  const config = await readDockerConfig(dockerConfigDir(environment));
  const all = Object.keys(config.proxies).map(engine => makeProxyArgs(config, engine, {}));
  all.flatMap(proxyPasswords).forEach(mask);
}
