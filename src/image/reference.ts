import { formatPlatform, type Platform } from './platform.ts';

/** A parsed image reference: registry host, repository path, and a tag or digest where one was written. */
export interface Reference {
  /** Registry host with port, in lower case, because hosts have no case; `docker.io` when none was written. */
  readonly host: string;
  /** Repository path below the host, as a user writes it (`acme/api`, `busybox`). */
  readonly path: string;
  /** The repository as engines show it, without tag or digest: `acme/api`, `ghcr.io/acme/api`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:` and 64 hex digits. */
  readonly digest?: string;
}

/** A reference with a tag and no digest. */
export type TaggedReference = Omit<Reference, 'digest'> & { readonly tag: string };

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const registry =
  '(?:localhost|(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+|[A-Za-z0-9-]+(?=:\\d)|\\[[0-9a-fA-F]*:[0-9a-fA-F:]*\\])(?::\\d+)?';
const grammar = new RegExp(
  `^(?:(${registry})/)?(${component}(?:/${component})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`,
);

/** Splits an image reference by the OCI distribution grammar; undefined when it does not follow it. */
export function parseReference(text: string): Reference | undefined {
  const match = grammar.exec(text);
  const path = match?.[2];
  if (!match || path === undefined) return undefined;
  const [, written, , tag, digest] = match;
  const host = canonicalHost(written);
  const familiar = familiarPath(path);
  return {
    ...(host === 'docker.io'
      ? { host, path: familiar, repository: familiar }
      : { host, path, repository: `${host}/${path}` }),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** A path of Docker Hub as users write it: `library/busybox` and `busybox` are one repository. */
export function familiarPath(path: string): string {
  return path.replace(/^library\/(?=[^/]+$)/, '');
}

/** Writes a reference as engines do, `repository:tag`. */
export function formatReference({ repository, tag }: TaggedReference): string {
  return `${repository}:${tag}`;
}

/** Writes what an engine is asked to pull: `repository@digest` when the reference has a digest, else `repository:tag`. */
export function formatPullReference({ repository, digest }: Reference, tag: string): string {
  return digest ? `${repository}@${digest}` : `${repository}:${tag}`;
}

/** Writes a reference for messages, with the platform when one was asked for: `acme/api:1.0.0 (linux/arm64)`. */
export function formatImage(reference: string, platform: Platform | undefined): string {
  return platform ? `${reference} (${formatPlatform(platform)})` : reference;
}

/** What an engine calls the image of a reference, `repository:tag`. */
export function nameInEngine(reference: string): string {
  const { repository = '', tag = 'latest' } = parseReference(reference) ?? {};
  const written = reference.slice(0, repository.length);
  // Engines distinguish hosts that differ only in case.
  return `${written.toLowerCase() === repository ? written : repository}:${tag}`;
}

/** Lower-cases the repository part, which can never hold upper-case letters (`github.repository` often does). */
export function lowerRepository(text: string): string {
  const end = /[:@](?!.*\/)/.exec(text)?.index ?? text.length;
  return text.slice(0, end).toLowerCase() + text.slice(end);
}

function canonicalHost(written: string | undefined): string {
  const host = written?.toLowerCase();
  if (host === undefined || host === 'index.docker.io' || host === 'registry-1.docker.io') return 'docker.io';
  return host;
}
