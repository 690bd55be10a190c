import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';

/** A disk of its own for one test. */
export interface Disk extends Disposable {
  readonly path: string;
}

/** Mounts a disk of that many bytes on a folder, until it is disposed of. */
export async function mountDisk(path: string, bytes: number): Promise<Disk> {
  await mkdir(path, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path]);
  return { path, [Symbol.dispose]: () => execFileSync('umount', [path]) };
}
