import { pack } from 'tar-stream';

const blockSize = 512;
const attributes = { mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 };

/** The two empty blocks at the end of a tar. */
export const endOfTar = Buffer.alloc(2 * blockSize);

/** The header of a file; without owner or time, so that the same content gives the same bytes. */
export async function tarHeader(name: string, size: number): Promise<Buffer> {
  const tar = pack();
  // tar-stream only writes a header together with the member, so this tar is abandoned after its header.
  tar.entry({ ...attributes, name, size }).on('error', () => undefined);
  for await (const header of tar as unknown as AsyncIterable<Buffer>) return header;
  throw new Error(`no header was made for ${name}`);
}

/** Bytes that content of this size takes up in a tar. */
export function paddedSize(size: number): number {
  return Math.ceil(size / blockSize) * blockSize;
}
