import { parseReference } from '../../image/reference.ts';
import type { OciDescriptor } from './oci.ts';

/** An entry of index.json under each of these names, as containerd reads them and as the specification has them; without any, the entry itself. */
export function annotateNames(descriptor: OciDescriptor, names: readonly string[]): OciDescriptor[] {
  if (names.length === 0) return [descriptor];
  return names.map(name => ({
    ...descriptor,
    annotations: {
      ...descriptor.annotations,
      'io.containerd.image.name': fullName(name),
      'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
    },
  }));
}

function fullName(name: string): string {
  const { host, path } = parseReference(name) ?? { host: '', path: name };
  const tag = name.slice(name.lastIndexOf(':'));
  const official = host === 'docker.io' && !path.includes('/') ? 'library/' : '';
  return `${host}/${official}${path}${tag}`;
}
