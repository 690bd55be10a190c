import { ActionError } from '../../core/errors.ts';
import { formatPlatform, samePlatform, type Platform } from '../../image/platform.ts';
import { parseReference } from '../../image/reference.ts';
import type { ArchiveImage } from './archive-images.ts';

/** What is known about which image of an archive is meant. */
export interface ImageChoice {
  /** Hex digits with which its config digest, or that of its index, begins; empty for any. */
  readonly imageid?: string;
  /** Its repository, and a tag if there is one; empty for any. */
  readonly reference?: string;
  /** The platform that was asked for. */
  readonly platform?: Platform | undefined;
  /** The platform that is chosen from an image for several if none was asked for. */
  readonly usualPlatform?: Platform | undefined;
}

/** An image of an archive with several, by what users distinguish it from the others. */
export interface OneOfSeveral {
  readonly configDigest: string;
  readonly platform: Platform;
  readonly names: readonly string[];
  /** The paths of the layers that the archive holds for other images only. */
  readonly otherLayers: ReadonlySet<string>;
}

/** The error for an archive of several images when nothing says which one is meant: `ARCHIVE_SEVERAL`. */
export class SeveralImagesError extends ActionError {
  readonly images: readonly OneOfSeveral[];

  constructor(images: readonly OneOfSeveral[]) {
    super('ARCHIVE_SEVERAL', `the image archive holds ${images.length} images, not one: ${listImages(images)}`, {
      hint: adviseChoice(images),
    });
    this.images = images;
  }
}

/** Chooses the one image that is meant. Throws `ARCHIVE_SEVERAL`, and `PLATFORM` if none of them is for the platform. */
export function chooseImage(images: readonly ArchiveImage[], choice: ImageChoice): ArchiveImage {
  const known = narrow(images, image => hasId(image, choice.imageid ?? ''));
  const named = narrow(narrow(known, isNamed(choice.reference)), isOfRepository(choice.reference));
  const chosen = groupByNames(named).flatMap(group => chooseByPlatform(group, choice));
  const [image] = chosen;
  if (image && chosen.length === 1) return image;
  throw new SeveralImagesError(chosen.map(each => ({ ...each, otherLayers: findOtherLayers(each, images) })));
}

/** The paths of the layers that an archive of these images holds for others than one of them. */
export function findOtherLayers({ files }: ArchiveImage, images: readonly ArchiveImage[]): ReadonlySet<string> {
  return new Set(images.flatMap(image => image.files).filter(path => !files.includes(path)));
}

// What fits no image decides nothing here: the caller compares it with the image that is found.
function narrow(images: readonly ArchiveImage[], fits: (image: ArchiveImage) => boolean): readonly ArchiveImage[] {
  const fitting = images.filter(fits);
  return fitting.length > 0 ? fitting : images;
}

function hasId({ configDigest, oci }: ArchiveImage, imageid: string): boolean {
  return [configDigest, oci?.indexDigest].some(digest => digest?.startsWith(`sha256:${imageid}`));
}

function isNamed(reference = ''): (image: ArchiveImage) => boolean {
  const asked = parseReference(reference);
  return ({ names }) =>
    names.map(parseReference).some(name => name?.repository === asked?.repository && name?.tag === asked?.tag);
}

function isOfRepository(reference = ''): (image: ArchiveImage) => boolean {
  const asked = parseReference(reference);
  return ({ names }) => names.some(name => parseReference(name)?.repository === asked?.repository);
}

// Images with the same names, or with none, are one image for several platforms.
function groupByNames(images: readonly ArchiveImage[]): ArchiveImage[][] {
  return [...Map.groupBy(images, ({ names }) => JSON.stringify(names.toSorted())).values()];
}

function chooseByPlatform(group: readonly ArchiveImage[], { platform, usualPlatform }: ImageChoice): ArchiveImage[] {
  // The caller compares the platform with that of the only image.
  if (group.length === 1) return [...group];
  const inManifest = group.filter(image => image.inManifest);
  const wanted = platform ?? usualPlatform;
  if (!wanted) return inManifest.length > 0 ? inManifest : [...group];
  const fitting = group.filter(image => samePlatform(image.platform, wanted));
  if (fitting.length > 0) return [...narrow(fitting, image => image.inManifest)];
  if (!platform && inManifest.length > 0) return inManifest;
  throw noImageFor(wanted, group);
}

function noImageFor(wanted: Platform, group: readonly ArchiveImage[]): ActionError {
  const platforms = [...new Set(group.map(image => formatPlatform(image.platform)))];
  const there = platforms.slice(0, mostListed).map(shorten).join(', ');
  const message = `the image archive has no image for ${formatPlatform(wanted)}, there is: ${there}`;
  return new ActionError('PLATFORM', message, { hint: `platform: ${shorten(platforms[0] ?? '')}` });
}

// The number and length of the names are up to the author of the archive.
const mostListed = 20;
const longestTitle = 300;

function listImages(images: readonly OneOfSeveral[]): string {
  const listed = images.slice(0, mostListed).map(image => JSON.stringify(shorten(titleOf(image))));
  const more = images.length > mostListed ? [`${images.length - mostListed} more`] : [];
  return [...listed, ...more].join(', ');
}

function titleOf({ configDigest, platform, names }: OneOfSeveral): string {
  return names.length > 0 ? names.join(' and ') : `${configDigest} for ${formatPlatform(platform)}`;
}

function shorten(text: string): string {
  return text.slice(0, longestTitle);
}

function adviseChoice(images: readonly OneOfSeveral[]): string | undefined {
  const name = images.flatMap(({ names }) => names).find(each => parseReference(each)?.tag !== undefined);
  const { repository = '', tag = '' } = parseReference(name ?? '') ?? {};
  return name === undefined ? undefined : `Say which:\n  with:\n    image: ${repository}\n    version: ${tag}`;
}
