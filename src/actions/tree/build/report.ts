import { formatBytes, formatSeconds } from '../../../core/format.ts';
import type { ArchiveReport } from '../../archive/report.ts';
import { fitRows } from '../../shared/fit-rows.ts';
import { escape, makeTable } from '../../shared/markdown.ts';
import { alignTable } from '../../shared/text-table.ts';
import { toImageRow } from '../image-row.ts';
import type { PlannedImage } from '../plan.ts';

/** An image after `command: build`. */
export interface BuiltImage extends PlannedImage {
  /** Whether it has a test. */
  readonly tested: boolean;
  /** Undefined when there was nothing to do. */
  readonly seconds?: number;
  /** The report of the root action; undefined when no archive was made. */
  readonly report?: ArchiveReport;
  /** Set when the image failed. */
  readonly error?: unknown;
}

/** The result of `command: build`. */
export interface TreeBuild {
  /** All images, parents before children. */
  readonly images: readonly BuiltImage[];
  /** The time in the suffix of all versions, in milliseconds since 1970; undefined without a suffix. */
  readonly time?: number;
}

/** Makes the outputs of `command: build`. What exceeds GitHub's limits is cut, children first; `warn` gets the details. */
export function makeTreeBuildOutputs(
  { images, time }: TreeBuild,
  warn: (text: string) => void,
): Record<string, string> {
  const rows = fitRows(images.map(toBuildRow), Infinity, kept =>
    warn(`The output images has ${kept} of ${images.length} images`),
  );
  const count = (matches: (image: BuiltImage) => boolean) => String(images.filter(matches).length);
  return {
    images: JSON.stringify(rows),
    built: count(({ report }) => report !== undefined),
    failed: count(({ state }) => state === 'error'),
    skipped: count(({ state }) => state === 'skipped'),
    'source-date-epoch': time === undefined ? '' : String(Math.floor(time / 1000)),
  };
}

/** Formats the result as a table for the log. */
export function makeTreeBuildLines({ images }: TreeBuild): string[] {
  return alignTable([
    ['image', 'state', 'seconds', 'size', 'because'],
    ...images.map(image => [image.label, ...cellsOf(image), image.because.split('\n')[0] ?? '']),
  ]);
}

/** The job summary of `command: build` as Markdown. */
export function makeTreeBuildSummary({ images }: TreeBuild): string {
  const count = (state: string) => images.filter(image => image.state === state).length;
  const made = images.filter(({ report }) => report !== undefined).length;
  const total = `${made} of ${images.length} images made, ${count('error')} failed, ${count('skipped')} skipped`;
  const head = ['Image', 'Version', 'State', 'Time', 'Archive', 'Because'];
  const table = makeTable(head, sortByUrgency(images), image =>
    [image.name, image.version, ...cellsOf(image), image.because].map(escape),
  );
  return `## Tree of images\n\n${total}.\n\n${table}`;
}

// Failures come first because a long table is cut at its end.
function sortByUrgency(images: readonly BuiltImage[]): BuiltImage[] {
  const rank = ({ state, report }: BuiltImage) => (state === 'error' ? 0 : state === 'skipped' ? 1 : report ? 2 : 3);
  return images.toSorted((a, b) => rank(a) - rank(b));
}

function cellsOf({ state, tested, seconds, report }: BuiltImage): [state: string, seconds: string, size: string] {
  const size = report?.archive?.size;
  return [
    report && !tested ? `${state} (no test)` : state,
    seconds === undefined ? '' : formatSeconds(seconds),
    size === undefined ? '' : formatBytes(size),
  ];
}

// JSON leaves out what is undefined.
function toBuildRow(image: BuiltImage): object {
  const { tested, seconds } = image;
  const { imageid, digest, updated, archive, artifact, publication } = image.report ?? {};
  return {
    ...toImageRow(image),
    tested,
    seconds: seconds && Math.round(seconds * 10) / 10,
    imageid,
    digest: publication?.pushed[0]?.digest ?? digest,
    updated,
    archive: archive?.path,
    size: archive?.size,
    sha256: archive?.sha256,
    artifact: artifact?.url,
    pushed: publication?.pushed.map(({ name: pushed }) => pushed),
  };
}
