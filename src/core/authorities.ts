import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import tls from 'node:tls';

type Env = Readonly<Record<string, string | undefined>>;

// Debian, Fedora, openSUSE, OpenELEC, RHEL, Alpine: where Go looks, in its order.
const files = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
const folders = ['/etc/ssl/certs', '/etc/pki/tls/certs'];

let widened: Promise<boolean> | undefined;

/**
 * Lets TLS connections of this process that begin from now on trust the authorities of the system, too, which Node does
 * not do by itself. Reading them takes a moment, so this is for servers whose authority Node does not know. Gives
 * whether the system has any that Node lacks.
 */
export function trustSystem(env: Env): Promise<boolean> {
  return (widened ??= widen(env));
}

/** The authorities of a text of PEM certificates. */
export function splitCertificates(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/g) ?? [];
}

async function widen(env: Env): Promise<boolean> {
  // Nodes before 24.5 cannot.
  if (!('setDefaultCACertificates' in tls)) return false;
  const known = tls.getCACertificates('default');
  const seen = new Set(known.map(bare));
  const added = (await readSystem(env)).filter(certificate => !seen.has(bare(certificate)));
  if (added.length > 0) tls.setDefaultCACertificates([...known, ...new Set(added)]);
  return added.length > 0;
}

// Certificates differ in how their lines are broken.
function bare(certificate: string): string {
  return certificate.replace(/\s/g, '');
}

// `SSL_CERT_FILE` and `SSL_CERT_DIR` replace the usual places, as for Go and OpenSSL.
async function readSystem(env: Env): Promise<string[]> {
  if (process.platform !== 'linux') return tls.getCACertificates('system');
  const { SSL_CERT_FILE: file, SSL_CERT_DIR: dirs } = env;
  const found: string[] = [];
  for (const path of file ? [file] : files) {
    found.push(...(await readCertificates(path)));
    if (found.length > 0) break;
  }
  for (const folder of dirs ? dirs.split(':') : folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) found.push(...(await readCertificates(join(folder, name))));
  }
  return found;
}

// What cannot be read is not trusted.
async function readCertificates(path: string): Promise<string[]> {
  return splitCertificates(await readFile(path, 'utf8').catch(() => ''));
}
