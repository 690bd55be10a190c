import { lookup } from 'node:dns/promises';
import { isInNetwork } from '../core/network.ts';

/** What an engine says about the registries that it accepts without verified TLS. */
export interface RegistryConfig {
  readonly InsecureRegistryCIDRs?: readonly string[] | null;
  /** By `host[:port]`. */
  readonly IndexConfigs?: Readonly<Record<string, { readonly Secure?: boolean }>> | null;
}

/** Whether an engine accepts a registry, `host[:port]`, without TLS or with any certificate: by its name, then by its addresses. */
export async function acceptsInsecure(config: RegistryConfig | undefined, host: string): Promise<boolean> {
  const named = config?.IndexConfigs?.[host];
  if (named) return named.Secure === false;
  const networks = config?.InsecureRegistryCIDRs ?? [];
  if (networks.length === 0) return false;
  const { hostname } = new URL(`http://${host}`);
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
  return addresses.some(({ address }) => networks.some(network => isInNetwork(address, network)));
}
