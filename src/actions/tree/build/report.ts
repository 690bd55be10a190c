import type { PlannedImage } from '../plan.ts';
import { fitRows } from '../../shared/fit-rows.ts';
import { formatBytes, formatSeconds } from '../../../core/format.ts';
import { escape, makeTable } from '../../shared/markdown.ts';
import type { Report } from '../../archive/report.ts';
import { alignTable } from '../../shared/text-table.ts';
import type { TreeOutputs } from '../plan/report.ts';

/** An image after `command: build`. */
export interface BuiltImage extends PlannedImage {
  /** Whether there is something that judges it. */
  readonly tested: boolean;
  /** How long it took; missing where nothing was done. */
  readonly seconds?: number;
  /** What the root action would have reported; missing where nothing was made. */
  readonly report?: Report;
  /** Set where it failed. */
  readonly error?: unknown;
}

/** What came of a tree that was built. */
export interface TreeBuild {
  /** All images, parents before children. */
  readonly images: readonly BuiltImage[];
  /** Milliseconds since 1970 that versions are stamped with; missing where they are not. */
  readonly time?: number;
}

/** Makes the outputs of `command: build`; what GitHub could not take is cut, children first, and said. */
export function makeBuildOutputs({ images, time }: TreeBuild): TreeOutputs {
  const warnings: string[] = [];
  const rows = fitRows(images.map(toRow), Infinity, kept =>
    warnings.push(`The output images has ${kept} of ${images.length} images`),
  );
  const count = (does: (image: BuiltImage) => boolean) => String(images.filter(does).length);
  const outputs = {
    images: JSON.stringify(rows),
    built: count(({ report }) => report !== undefined),
    failed: count(({ state }) => state === 'error'),
    skipped: count(({ state }) => state === 'skipped'),
    'source-date-epoch': time === undefined ? '' : String(Math.floor(time / 1000)),
  };
  return { outputs, warnings };
}

/** What became of the images as a table for the log. */
export function makeBuildLines({ images }: TreeBuild): string[] {
  return alignTable([
    ['image', 'state', 'seconds', 'size', 'because'],
    ...images.map(image => [image.label, ...describe(image), image.because.split('\n')[0] ?? '']),
  ]);
}

/** The job summary of `command: build` as Markdown. */
export function makeBuildSummary(result: TreeBuild): string {
  const { images } = result;
  const count = (...states: string[]) => images.filter(({ state }) => states.includes(state)).length;
  const made = images.filter(({ report }) => report !== undefined).length;
  const what = `${made} of ${images.length} images made, ${count('error')} failed, ${count('skipped')} skipped`;
  const head = ['Image', 'Version', 'State', 'Time', 'Archive', 'Because'];
  const table = makeTable(head, orderByUrgency(images), image =>
    [image.name, image.version, ...describe(image), image.because].map(escape),
  );
  return `## Tree of images\n\n${what}.\n\n${table}`;
}

// What somebody has to look at comes first, for a long table is cut at its end.
function orderByUrgency(images: readonly BuiltImage[]): BuiltImage[] {
  const rank = ({ state, report }: BuiltImage) => (state === 'error' ? 0 : state === 'skipped' ? 1 : report ? 2 : 3);
  return images.toSorted((a, b) => rank(a) - rank(b));
}

function describe({ state, tested, seconds, report }: BuiltImage): [state: string, seconds: string, size: string] {
  const size = report?.archive?.size;
  return [
    report && !tested ? `${state} (no test)` : state,
    seconds === undefined ? '' : formatSeconds(seconds),
    size === undefined ? '' : formatBytes(size),
  ];
}

function toRow(image: BuiltImage): object {
  const { name, label, version, tag, state, because, selected, folder, parents, inputs, tested, seconds, report } =
    image;
  return {
    ...{ image: name, label, version, tag, state, because, selected, path: folder.shown, parents, inputs, tested },
    ...(seconds !== undefined && { seconds: Math.round(seconds * 10) / 10 }),
    ...(report && {
      ...{
        imageid: report.imageid,
        digest: report.publication?.pushed[0]?.digest ?? report.digest,
        updated: report.updated,
      },
      ...{ archive: report.archive?.path, size: report.archive?.size, sha256: report.archive?.sha256 },
      ...{ artifact: report.artifact?.url, pushed: report.publication?.pushed.map(({ name: pushed }) => pushed) },
    }),
  };
}
