import { isDigest, isOptional, isRecord, isText, isTextMap } from '../../core/guards.ts';

/** A reference to a blob of an OCI layout. */
export interface OciDescriptor {
  readonly mediaType?: string | null;
  readonly digest: string;
  readonly size?: number;
  readonly platform?: Readonly<Record<string, unknown>> | null;
  readonly annotations?: Readonly<Record<string, string>> | null;
}

const fields = ['mediaType', 'digest', 'size', 'platform', 'annotations'];

/** Whether a value is a descriptor. */
export function isOciDescriptor(value: unknown): value is OciDescriptor {
  if (!isRecord(value, fields)) return false;
  const { mediaType, digest, platform, annotations } = value;
  return (
    isDigest(digest) &&
    isOptional(mediaType, isText) &&
    isOptional(annotations, isTextMap) &&
    isOptional(platform, each => isRecord(each, []))
  );
}
