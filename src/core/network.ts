import { BlockList, isIP } from 'node:net';

/** Whether an address is on this machine, where engines also accept a registry without TLS. */
export function isLoopback({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || isInNetwork(host, '127.0.0.0/8') || isInNetwork(host, '::1/128');
}

/** Whether something is an address of a network, `10.0.0.0/8`; the network may also be a single address. */
export function isInNetwork(address: string, network: string): boolean {
  const [base = '', bits] = network.split('/');
  const longest = isIP(base) === 4 ? 32 : 128;
  const length = Number(bits ?? longest);
  if (!isIP(address) || !isIP(base) || !(length <= longest)) return false;
  const list = new BlockList();
  list.addSubnet(base, length, isIP(base) === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
