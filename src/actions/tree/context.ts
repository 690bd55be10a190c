import type { RegistryLogin } from '../../docker/credentials.ts';
import { parseReference } from '../../image/reference.ts';
import { openContext, type ActionContext, type RunnerContext } from '../shared/context.ts';
import type { TreeRequest } from './inputs.ts';
import { readTreeConfig, type TreeConfig } from './read/config.ts';

/** What the user wants: the inputs, the file of settings, and the login that they give together. */
export interface TreeSettings {
  readonly request: TreeRequest;
  readonly config: TreeConfig;
  readonly login?: RegistryLogin;
}

/** What all commands of the action `tree` run with. */
export interface TreeContext extends ActionContext, TreeSettings {}

/** Reads the file of settings and opens the context of a run. Throws `TREE` and `TREE_CONFIG`. */
export async function openTreeContext(request: TreeRequest, runner: RunnerContext): Promise<TreeContext> {
  const config = await readTreeConfig(request.config.path, request.config.written);
  if (config.password !== '') runner.mask(config.password);
  const login = findLogin(request, config);
  const { dockerHost, build } = request;
  return {
    ...openContext(runner, { dockerHost, token: build.token, idleTimeout: build.idleTimeout, registry: login }),
    request,
    config,
    login,
  };
}

/** The login for the registry of the tree, from the inputs or else the file of settings; undefined without one. */
export function findLogin(request: TreeRequest, config: TreeConfig): RegistryLogin | undefined {
  const [username, password] = [request.username || config.username, request.password || config.password];
  if (username === '' || password === '') return undefined;
  const registry = request.registry || config.registry || 'docker.io';
  const host = parseReference(`${registry}/x`)?.host;
  return host === undefined ? undefined : { host, username, password };
}
