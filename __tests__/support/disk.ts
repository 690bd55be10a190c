import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';

/** A disk for one test. */
export interface Disk extends Disposable {
  readonly path: string;
}

/** Mounts a disk of this many bytes on a folder; disposing unmounts it. */
export async function mountDisk(path: string, bytes: number): Promise<Disk> {
  await mkdir(path, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path]);
  return { path, [Symbol.dispose]: () => execFileSync('umount', [path]) };
}
