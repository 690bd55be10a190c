import { readFile } from 'node:fs/promises';
import { isDigest, parseRecord } from '../../core/guards.ts';

/** What buildx reports of an image that it built; a digest is empty when buildx does not report it. */
export interface BuildxResult {
  /** `sha256:` of the image's manifest or index; of its configuration in an engine's classic store. */
  readonly digest: string;
  /** `sha256:` of the image's configuration. */
  readonly configDigest: string;
}

/** Reads the file that buildx wrote for `--metadata-file`. */
export async function readResult(path: string): Promise<BuildxResult> {
  const metadata = parseRecord(await readFile(path)) ?? {};
  const digest = (key: string) => (isDigest(metadata[key]) ? metadata[key] : '');
  return { digest: digest('containerimage.digest'), configDigest: digest('containerimage.config.digest') };
}
