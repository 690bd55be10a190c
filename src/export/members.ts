import { posix } from 'node:path';
import { ActionError } from '../report/errors.ts';
import type { Platform } from '../plan/platform.ts';

/** One member of a docker archive that has passed. */
export interface Member {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits; empty for a link. */
  readonly sha256: string;
  /** Whether the content begins as gzip or zstd does. */
  readonly compressed: boolean;
  /** The content of a small file. */
  readonly content?: Buffer;
  /** Where a symbolic link leads, from the root of the archive. */
  readonly link?: string;
}

/** One layer as the archive holds it. */
export interface LayerFacts {
  /** `sha256:` of the layer as stored. */
  readonly digest: string;
  /** Bytes as stored. */
  readonly size: number;
}

/** What a whole and proved archive says about its image. */
export interface ArchiveFacts {
  /** How docker save laid it out: with OCI blobs, or the older folder per layer. */
  readonly layout: 'oci' | 'legacy';
  /** `sha256:` of the image configuration: the image's identity in every store. */
  readonly configDigest: string;
  /** The OCI manifest and index digests, where the archive has them. */
  readonly manifestDigest?: string;
  readonly indexDigest?: string;
  readonly repoTags: readonly string[];
  /** ISO 8601; empty when the image has no date. */
  readonly created: string;
  readonly platform: Platform;
  readonly labels: Readonly<Record<string, string>>;
  readonly layers: readonly LayerFacts[];
}

type Members = ReadonlyMap<string, Member>;

interface ManifestEntry {
  Config: string;
  RepoTags: string[] | null;
  Layers: string[];
}

interface ImageConfig {
  created?: string;
  os?: string;
  architecture?: string;
  variant?: string;
  config?: { Labels?: Record<string, string> | null } | null;
  rootfs?: { diff_ids?: string[] };
}

interface OciDescriptor {
  mediaType?: string;
  digest: string;
}

/** An OCI manifest or index, by what it may hold. */
interface OciDocument {
  config?: OciDescriptor;
  manifests?: OciDescriptor[];
}

/** Proves the members of a docker archive against each other; throws `ARCHIVE_INVALID` or `ARCHIVE_DIGEST`. */
export function judgeMembers(members: Members): ArchiveFacts {
  for (const member of members.values()) checkBlobName(member);
  const entry = readManifest(members);
  const configFile = follow(members, entry.Config, 'the configuration');
  const configDigest = `sha256:${configFile.sha256}`;
  checkDigest(configFile.name, configFile.sha256, /([0-9a-f]{64})(?:\.json)?$/.exec(entry.Config)?.[1]);
  const config = readJson(configFile) as ImageConfig;
  return {
    layout: members.has('oci-layout') ? 'oci' : 'legacy',
    configDigest,
    ...findIdentities(members, configDigest),
    repoTags: entry.RepoTags ?? [],
    created: config.created ?? '',
    platform: {
      os: config.os ?? '',
      architecture: config.architecture ?? '',
      ...(config.variant && { variant: config.variant }),
    },
    labels: config.config?.Labels ?? {},
    layers: readLayers(members, entry, config),
  };
}

function readManifest(members: Members): ManifestEntry {
  const entries = readJson(follow(members, 'manifest.json', 'the manifest')) as ManifestEntry[];
  const [entry] = entries;
  if (!Array.isArray(entries) || entries.length !== 1 || !entry || !Array.isArray(entry.Layers)) {
    throw invalid(`describes ${Array.isArray(entries) ? entries.length : 'no'} images in manifest.json, not one`);
  }
  return entry;
}

function readLayers(members: Members, entry: ManifestEntry, config: ImageConfig): LayerFacts[] {
  const diffIds = config.rootfs?.diff_ids ?? [];
  if (diffIds.length !== entry.Layers.length) {
    throw invalid(`has ${entry.Layers.length} layers where its configuration has ${diffIds.length}`);
  }
  return entry.Layers.map((path, i) => {
    const layer = follow(members, path, `layer ${i + 1}`);
    // The configuration has the digest of the unpacked layer; a packed one was checked against its own name.
    if (!layer.compressed || !blobDigest(layer.name))
      checkDigest(layer.name, layer.sha256, diffIds[i]?.replace('sha256:', ''));
    return { digest: `sha256:${layer.sha256}`, size: layer.size };
  });
}

function findIdentities(members: Members, configDigest: string): Pick<ArchiveFacts, 'manifestDigest' | 'indexDigest'> {
  const index = members.get('index.json');
  if (!index) return {};
  const tops = (readJson(index) as OciDocument).manifests ?? [];
  for (const top of tops) {
    const document = blobOf(members, top);
    if (document?.config?.digest === configDigest) return { manifestDigest: top.digest };
    const inner = document?.manifests?.find(each => blobOf(members, each)?.config?.digest === configDigest);
    if (inner) return { manifestDigest: inner.digest, indexDigest: top.digest };
  }
  return {};
}

function blobOf(members: Members, { digest }: OciDescriptor): OciDocument | undefined {
  const blob = members.get(`blobs/${digest.replace(':', '/')}`);
  return blob?.content ? (readJson(blob) as OciDocument) : undefined;
}

function follow(members: Members, path: string, what: string): Member {
  const seen = new Set<string>();
  let member = members.get(posix.normalize(path));
  while (member?.link !== undefined && !seen.has(member.name)) {
    seen.add(member.name);
    member = members.get(member.link);
  }
  // Engines have answered success with an archive that named everything and held nothing.
  if (!member || member.link !== undefined) throw invalid(`lacks ${what}, ${path}`);
  return member;
}

function readJson(member: Member): unknown {
  try {
    return JSON.parse(member.content?.toString('utf8') ?? '');
  } catch (cause) {
    throw invalid(`holds ${member.name}, which is no JSON`, cause);
  }
}

function checkBlobName(member: Member): void {
  const named = blobDigest(member.name);
  if (named !== undefined && member.link === undefined) checkDigest(member.name, member.sha256, named);
}

function blobDigest(name: string): string | undefined {
  return /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
}

function checkDigest(name: string, found: string, expected: string | undefined): void {
  if (found === expected) return;
  const message = `the image archive is damaged: ${name} is sha256:${found}, expected ${expected ? `sha256:${expected}` : 'a digest'}`;
  throw new ActionError('ARCHIVE_DIGEST', message);
}

function invalid(what: string, cause?: unknown): ActionError {
  return new ActionError('ARCHIVE_INVALID', `the image archive ${what}`, { cause });
}
