import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, PEM. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority that nobody knows; disposing of it removes its files. */
export interface Authority extends Disposable {
  /** Its certificate, PEM. */
  readonly ca: string;
  /** The file of its certificate. */
  readonly path: string;
  /** Issues a certificate for these names, `DNS:registry.test` or `IP:127.0.0.1`, valid for `days` from now. */
  issue(names: readonly string[], days?: number): Issued;
}

/** Makes an authority of this name. */
export function makeAuthority(name: string): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const fresh = ['req', '-newkey', 'rsa:2048', '-nodes'];
  run(...fresh, '-x509', '-days', '2', '-keyout', 'ca.key', '-out', 'ca.crt', '-subj', `/O=Acme/CN=${name}`);
  return {
    ca: read('ca.crt'),
    path: join(folder, 'ca.crt'),
    issue: (names, days = 2) => {
      run(...fresh, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=issued');
      writeFileSync(join(folder, 'names'), `subjectAltName=${names.join(',')}\n`);
      const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names', '-days', String(days)];
      run('x509', '-req', '-in', 'request.pem', '-out', 'cert.pem', ...by);
      return { cert: read('cert.pem'), key: read('key.pem') };
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}
