import { withoutNames } from './errors.ts';

/** What is wrong with a registry that neither serves nor accepts an image, apart from its refusals. */
export type RegistryFault =
  'unreachable' | 'authority' | 'certificate' | 'client-certificate' | 'no-tls' | 'busy' | 'broken' | 'refused';

const patterns: readonly (readonly [RegistryFault, RegExp])[] = [
  ['authority', /unknown authority|certificate is not trusted|self[- ]signed certificate/i],
  ['client-certificate', /tls: (certificate required|bad certificate|handshake failure)/i],
  ['certificate', /x509:|tls: failed to verify/i],
  ['no-tls', /server gave HTTP response to HTTPS client|first record does not look like a TLS handshake/i],
  ['busy', /too ?many ?requests|rate ?limit|\b429\b/i],
  [
    'unreachable',
    /dial tcp|no such host|\btimeout\b|connection re(fused|set)|\bEOF\b|proxyconnect|deadline exceeded|unreachable/i,
  ],
  ['broken', /\b5\d\d\b|internal server error|bad gateway|service unavailable/i],
];

/** Finds what is wrong in the words that an engine passed on; `refused` when the registry merely refused. */
export function faultOfWords(words: string): RegistryFault {
  const said = withoutNames(words);
  return patterns.find(([, pattern]) => pattern.test(said))?.[0] ?? 'refused';
}

/** What to do about a fault; `asker` is who talks to the registry: `the engine`, `this runner`. */
export function hintForFault(fault: RegistryFault, host: string, asker: string): string {
  const folder = `/etc/docker/certs.d/${host}`;
  const hints: Readonly<Record<RegistryFault, string>> = {
    unreachable: `Is the registry ${host} reachable from ${asker}?`,
    authority: `Put the certificate of the authority (PEM) where ${asker} finds it: ${folder}/ca.crt\nor add it to the system's authorities, on Debian and Ubuntu:\n  sudo cp ca.crt /usr/local/share/ca-certificates/ && sudo update-ca-certificates`,
    certificate: `Renew the certificate of ${host}, or use the name that it was issued for.`,
    'client-certificate': `Put the certificate and its key (PEM) where ${asker} finds them:\n  ${folder}/client.cert\n  ${folder}/client.key`,
    'no-tls': `Give ${host} a certificate, or let the engine do without, in /etc/docker/daemon.json; this action asks it:\n  {"insecure-registries": ["${host}"]}`,
    busy: `${host} is reached, but takes no more requests for now. Run the step again later; a login often has a higher limit:\n  with:\n    username: \${{ vars.REGISTRY_USER }}\n    password: \${{ secrets.REGISTRY_TOKEN }}`,
    broken: `${host} is reached, but fails. Run the step again later.`,
    refused: `${host} is reached, but refuses, in the words above. Is the name right, and is it a registry?`,
  };
  return hints[fault];
}
