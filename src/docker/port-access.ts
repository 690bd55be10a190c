/** A network of an engine. */
export interface EngineNetwork {
  readonly name: string;
  readonly driver: string;
}

/** How this process reaches the ports of a container. */
export interface PortAccess {
  /** `publish`: on a free port of 127.0.0.1; `host`: the container shares the network of this machine. */
  readonly kind: 'publish' | 'host' | 'none';
  readonly because: string;
}

/** Decides how to reach the ports of a container. */
export function planPortAccess(local: boolean, networks: readonly EngineNetwork[]): PortAccess {
  if (!local) return { kind: 'none', because: 'the engine is on another machine' };
  if (networks.some(({ name, driver }) => name === 'bridge' && driver === 'bridge')) {
    return { kind: 'publish', because: 'the engine has its bridge network' };
  }
  if (networks.some(({ name, driver }) => name === 'host' && driver === 'host')) {
    return { kind: 'host', because: 'the engine has no bridge network' };
  }
  return { kind: 'none', because: 'the engine has neither a bridge nor a host network' };
}
