import { knownFormats, isKnownFormat, type ArchiveName } from '../image/name.ts';

/** One archive that may be the one asked for. */
export interface Candidate {
  readonly archive: ArchiveName;
  /** Milliseconds since 1970: when its image was made; undefined when nobody tells. */
  readonly created?: number;
  /** Milliseconds since 1970: when it was stored; undefined when nobody tells. */
  readonly stored?: number;
}

/** Which archive is asked for. */
export interface Wish {
  readonly name: string;
  /** Undefined: the newest. */
  readonly version?: string;
  /** 6 to 64 hex digits that the config digest begins with. */
  readonly imageid?: string;
}

/** The archive that was chosen and why, or what stands in the way. */
export type Choice<T extends Candidate> =
  | { readonly kind: 'one'; readonly candidate: T; readonly because: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly candidates: readonly T[] };

/**
 * Chooses the archive asked for: of several versions or images the newest by the image's date, then by when it was
 * stored, those without a date last; dirty or clean makes no difference. An image id that fits several images is no choice.
 */
export function choose<T extends Candidate>(candidates: readonly T[], wish: Wish): Choice<T> {
  const found = orderNewest(candidates.filter(({ archive }) => matches(archive, wish)));
  const [candidate] = found;
  if (!candidate) return { kind: 'none' };
  const images = new Set(found.map(({ archive }) => archive.imageid));
  if (wish.imageid !== undefined && images.size > 1) return { kind: 'several', candidates: found };
  return { kind: 'one', candidate, because: explain(found, candidate) };
}

/** Whether an archive is one of those asked for. */
export function matches(archive: ArchiveName, { name, version, imageid }: Wish): boolean {
  if (archive.name !== name || !isKnownFormat(archive)) return false;
  if (version !== undefined && archive.version !== version) return false;
  return imageid === undefined || archive.imageid.startsWith(imageid.slice(0, 12));
}

/** Orders archives as `choose` prefers them. */
export function orderNewest<T extends Candidate>(candidates: readonly T[]): T[] {
  return [...candidates].sort(
    (a, b) =>
      descending(a.created, b.created) ||
      descending(a.stored, b.stored) ||
      rank(a.archive) - rank(b.archive) ||
      (textOf(a.archive) < textOf(b.archive) ? 1 : -1),
  );
}

/** Reads the date of an image; undefined when it has none or, as reproducible builds write it, the beginning of time. */
export function readDate(text: string): number | undefined {
  const time = Date.parse(text);
  return time > 0 ? time : undefined;
}

function descending(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0;
  return (b ?? -Infinity) - (a ?? -Infinity);
}

function rank({ archfmt }: ArchiveName): number {
  return knownFormats.findIndex(format => format === archfmt);
}

function textOf({ name, version, imageid }: ArchiveName): string {
  return `${name}/${version}/${imageid}`;
}

function explain(found: readonly Candidate[], chosen: Candidate): string {
  const others = new Set(found.map(({ archive }) => textOf(archive))).size - 1;
  if (others === 0) return 'it is the only one';
  if (chosen.created !== undefined) return `its image is the newest, made ${new Date(chosen.created).toISOString()}`;
  if (chosen.stored !== undefined) return `it was stored last, ${new Date(chosen.stored).toISOString()}`;
  return 'none has a date, and it is the last by name';
}
