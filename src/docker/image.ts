import { isText } from '../core/guards.ts';
import type { Platform } from '../image/platform.ts';
import { strangeAnswer } from './errors.ts';

/** An image as the engine shows it. */
export interface EngineImage {
  /** The engine's id: the config digest in the classic store, a manifest or index digest in the containerd store. */
  readonly id: string;
  /** `repository:tag`, none when untagged. */
  readonly tags: readonly string[];
  /** `repository@sha256:…`, what registries call it. */
  readonly digests: readonly string[];
  /** ISO 8601; empty when the image has no date. */
  readonly created: string;
  readonly platform: Platform;
  readonly labels: Readonly<Record<string, string>>;
  /** The digests of its unpacked layers, the lowest first. */
  readonly layers: readonly string[];
  /** `USER` as the image has it; empty when it has none. */
  readonly user: string;
  /** Bytes by the engine's own count: of the unpacked layers in the classic store; in containerd's of the packed ones, and since Docker 29 of both. */
  readonly size: number;
}

/** What an engine's list says about an image. */
export type ListedImage = Pick<EngineImage, 'id' | 'tags' | 'digests' | 'labels'>;

/** The parts of the engine's answers that are read; dockerode's types do not allow for what engines leave out. */
export interface ImageRow {
  readonly Id: string;
  readonly RepoTags?: readonly string[] | null;
  readonly RepoDigests?: readonly string[] | null;
  readonly Labels?: Readonly<Record<string, string>> | null;
}

export interface InspectedImage {
  readonly Id: string;
  readonly RepoTags?: readonly string[] | null;
  readonly RepoDigests?: readonly string[] | null;
  readonly Created?: string;
  readonly Os: string;
  readonly Architecture: string;
  readonly Variant?: string;
  readonly Config?: { readonly Labels?: Readonly<Record<string, string>> | null; readonly User?: string } | null;
  readonly RootFS?: { readonly Layers?: readonly string[] | null };
  readonly Size?: number;
  /** What an index consists of, where that is asked for. */
  readonly Manifests?: readonly InspectedManifest[] | null;
}

interface InspectedManifest {
  readonly Kind?: string;
  readonly Available?: boolean;
  readonly ImageData?: { readonly Platform?: Platform };
}

/** The platforms for which the engine has all of an image, as it names them. */
export function availablePlatforms({ Manifests }: InspectedImage): Platform[] {
  return (Manifests ?? []).flatMap(({ Kind, Available, ImageData }) =>
    Kind === 'image' && Available && ImageData?.Platform ? [ImageData.Platform] : [],
  );
}

export function toEngineImage(answer: InspectedImage): EngineImage {
  if (!isText(answer.Id) || !isText(answer.Os) || !isText(answer.Architecture)) throw strangeAnswer('an image');
  return {
    id: answer.Id,
    tags: namesOf(answer.RepoTags),
    digests: namesOf(answer.RepoDigests),
    created: answer.Created ?? '',
    platform: platformOf(answer),
    labels: answer.Config?.Labels ?? {},
    layers: answer.RootFS?.Layers ?? [],
    user: answer.Config?.User ?? '',
    size: answer.Size ?? 0,
  };
}

/** The platform that an image is for, as the engine names it. */
export function platformOf(image: Pick<InspectedImage, 'Os' | 'Architecture' | 'Variant'>): Platform {
  const { Os: os, Architecture: architecture, Variant: variant } = image;
  return { os, architecture, ...(variant && { variant }) };
}

export function toListedImage({ Id: id, RepoTags, RepoDigests, Labels }: ImageRow): ListedImage {
  return { id, tags: namesOf(RepoTags), digests: namesOf(RepoDigests), labels: Labels ?? {} };
}

/** The names in an engine's answer; older engines write `<none>` where there is none. */
export function namesOf(names: readonly string[] | null | undefined): string[] {
  return (names ?? []).filter(name => !name.includes('<none>'));
}
