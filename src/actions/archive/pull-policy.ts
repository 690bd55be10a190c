import { formatPlatform, samePlatform, type Platform } from '../../image/platform.ts';

export const pullPolicies = ['always', 'missing', 'newer', 'never'] as const;

/** When an image is pulled; `newer` means: when its registry has a different one from the engine's. */
export type PullPolicy = (typeof pullPolicies)[number];

/** The engine's image of the name that is asked for. */
export interface LocalImage {
  readonly platform: Platform;
  /** Its names in registries, `repository@sha256:…`. */
  readonly digests: readonly string[];
}

/** What a pull policy comes to, with its reason; `compare` needs the digest that the registry has. */
export interface PullDecision {
  readonly kind: 'pull' | 'keep' | 'forbid' | 'compare';
  readonly because: string;
}

/** What may be pulled, and when. */
export interface PullQuery {
  readonly policy: PullPolicy;
  /** `repository:tag` or `repository@sha256:…`. */
  readonly reference: string;
  readonly platform: Platform | undefined;
}

/** Decides by what the engine has; `local` is undefined when the engine answered that it does not have the image. */
export function decidePull(query: PullQuery, local: LocalImage | undefined): PullDecision {
  const { policy, reference } = query;
  if (policy === 'always') return { kind: 'pull', because: 'whatever the engine has' };
  const reason = findReason(query, local);
  if (reason !== undefined) return { kind: policy === 'never' ? 'forbid' : 'pull', because: reason };
  const present = `${reference} is in the engine`;
  if (policy !== 'newer') return { kind: 'keep', because: present };
  // A name with a digest always means the same image.
  if (reference.includes('@')) return { kind: 'keep', because: `${present}, by its digest` };
  return { kind: 'compare', because: present };
}

/** Decides between the engine's image and the one that its registry has now. */
export function compareDigests(reference: string, local: LocalImage, registryDigest: string): PullDecision {
  const repository = reference.slice(0, reference.lastIndexOf(':'));
  const own = local.digests.flatMap(each => (each.startsWith(`${repository}@`) ? (each.split('@')[1] ?? []) : []));
  if (own.includes(registryDigest)) return { kind: 'keep', because: `engine and registry have ${registryDigest}` };
  const has = own.length > 0 ? own.join(', ') : 'an image without registry digest';
  return { kind: 'pull', because: `the registry has ${registryDigest}, the engine ${has}` };
}

/** Why the engine's image cannot be used; undefined when it can. */
function findReason({ reference, platform }: PullQuery, local: LocalImage | undefined): string | undefined {
  if (!local) return `${reference} is not in the engine`;
  if (!platform || samePlatform(local.platform, platform)) return undefined;
  return `${reference} is in the engine for ${formatPlatform(local.platform)}, not for ${formatPlatform(platform)}`;
}
