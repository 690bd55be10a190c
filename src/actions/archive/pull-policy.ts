import { formatPlatform, samePlatform, type Platform } from '../../image/platform.ts';

export const pullPolicies = ['always', 'missing', 'newer', 'never'] as const;

/** When an image is pulled; `newer` is when its registry has another one than the engine. */
export type PullPolicy = (typeof pullPolicies)[number];

/** What the engine has under the name that is asked for. */
export interface LocalImage {
  readonly platform: Platform;
  /** `repository@sha256:…`, what registries call it. */
  readonly digests: readonly string[];
}

/** What a pull policy comes to, with its reason; `compare` once the registry has said its digest. */
export interface PullDecision {
  readonly kind: 'pull' | 'keep' | 'forbid' | 'compare';
  readonly because: string;
}

/** What is pulled. */
export interface PullWish {
  readonly policy: PullPolicy;
  /** `repository:tag` or `repository@sha256:…`. */
  readonly reference: string;
  readonly platform: Platform | undefined;
}

/** Decides by what the engine has: undefined is an image that it said it has not, never an engine that said nothing. */
export function decidePull(wish: PullWish, local: LocalImage | undefined): PullDecision {
  const { policy, reference } = wish;
  if (policy === 'always') return { kind: 'pull', because: 'whatever the engine has' };
  const lack = lackOf(wish, local);
  if (lack !== undefined) return { kind: policy === 'never' ? 'forbid' : 'pull', because: lack };
  const present = `${reference} is in the engine`;
  if (policy !== 'newer') return { kind: 'keep', because: present };
  // What has a digest for its name never moves.
  if (reference.includes('@')) return { kind: 'keep', because: `${present}, by its digest` };
  return { kind: 'compare', because: present };
}

/** Decides between an image of the engine and what its registry has now. */
export function compareDigests(reference: string, local: LocalImage, registryDigest: string): PullDecision {
  const repository = reference.slice(0, reference.lastIndexOf(':'));
  const own = local.digests.flatMap(each => (each.startsWith(`${repository}@`) ? (each.split('@')[1] ?? []) : []));
  if (own.includes(registryDigest)) return { kind: 'keep', because: `engine and registry have ${registryDigest}` };
  const has = own.length > 0 ? own.join(', ') : 'an image without registry digest';
  return { kind: 'pull', because: `the registry has ${registryDigest}, the engine ${has}` };
}

function lackOf({ reference, platform }: PullWish, local: LocalImage | undefined): string | undefined {
  if (!local) return `${reference} is not in the engine`;
  if (!platform || samePlatform(local.platform, platform)) return undefined;
  return `${reference} is in the engine for ${formatPlatform(local.platform)}, not for ${formatPlatform(platform)}`;
}
