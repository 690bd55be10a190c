import { parseReference } from '../../image/reference.ts';
import type { OciDescriptor } from './oci-descriptor.ts';

const containerdName = 'io.containerd.image.name';
const specifiedName = 'org.opencontainers.image.ref.name';

/** One entry of index.json per name, annotated for containerd and by the OCI specification; without names, the entry itself. */
export function annotateNames(descriptor: OciDescriptor, names: readonly string[]): OciDescriptor[] {
  if (names.length === 0) return [descriptor];
  return names.map(name => ({
    ...descriptor,
    annotations: {
      ...descriptor.annotations,
      [containerdName]: canonicalName(name),
      [specifiedName]: name.slice(name.lastIndexOf(':') + 1),
    },
  }));
}

/** The name in the annotations of an entry of index.json: as containerd and buildx write it, or as the specification has it. */
export function annotatedName({ annotations }: OciDescriptor): string | undefined {
  return annotations?.[containerdName] ?? annotations?.[specifiedName];
}

/** Whether an annotation records a registry that an image came from or went to. */
export function isSourceAnnotation(key: string): boolean {
  return key.startsWith('containerd.io/distribution.source.');
}

/** Whether an annotation concerns the name or origin of an image, not the image itself. */
export function isNameAnnotation(key: string): boolean {
  return key.startsWith('io.containerd.') || isSourceAnnotation(key) || key === specifiedName;
}

function canonicalName(name: string): string {
  const { host, path } = parseReference(name) ?? { host: '', path: name };
  const tag = name.slice(name.lastIndexOf(':'));
  const official = host === 'docker.io' && !path.includes('/') ? 'library/' : '';
  return `${host}/${official}${path}${tag}`;
}
