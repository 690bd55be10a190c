import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { openEngine } from './engine.ts';

/** An archive that another program wrote. */
export interface ForeignArchive {
  /** Program and form. */
  readonly what: string;
  readonly path: string;
  /** The names of its image; only a tag where the archive holds no more. */
  readonly tags: readonly string[];
}

/** Saves an image by `docker save` of an engine: plain, and in the usual compressions. */
export async function saveArchives(ref: string, host: string, dir: string, what: string): Promise<ForeignArchive[]> {
  await mkdir(dir, { recursive: true });
  const plain = join(dir, 'saved.tar');
  const answer = await openEngine('GET', `/images/${ref}/get`, { host });
  if (answer.statusCode !== 200) throw new Error(`save ${ref}: HTTP ${answer.statusCode ?? 0}`);
  await pipeline(answer, createWriteStream(plain));
  const tar = await readFile(plain);
  await writeFile(`${plain}.gz`, gzipSync(tar));
  await writeFile(`${plain}.zst`, zstdCompressSync(tar));
  // pzstd writes many frames, some without data.
  execFileSync('pzstd', ['-q', '-k', '-p', '4', plain, '-o', `${plain}.pzst`]);
  return ['', '.gz', '.zst', '.pzst'].map(ending => ({
    what: `docker save of ${what}, saved.tar${ending}`,
    path: plain + ending,
    tags: [ref],
  }));
}

/** Converts a tar of `docker save` to what skopeo writes. */
export function skopeoArchives(saved: string, ref: string, dir: string): ForeignArchive[] {
  const forms = [
    { what: 'docker-archive with a name', to: `docker-archive:${join(dir, 'a.tar')}:${ref}`, tags: [ref] },
    { what: 'docker-archive without a name', to: `docker-archive:${join(dir, 'b.tar')}`, tags: [] },
    { what: 'oci-archive with gzip layers', to: `oci-archive:${join(dir, 'c.tar')}:1.0.0`, tags: ['1.0.0'] },
    { what: 'oci-archive with zstd layers', to: `oci-archive:${join(dir, 'd.tar')}`, tags: [], zstd: true },
  ];
  return forms.map(({ what, to, tags, zstd }) => {
    const compress = zstd ? ['--dest-compress-format', 'zstd'] : [];
    execFileSync('skopeo', ['copy', '-q', '--insecure-policy', ...compress, `docker-archive:${saved}`, to]);
    return { what: `skopeo, ${what}`, path: to.split(':')[1] ?? '', tags };
  });
}

/** Builds a context into the archives that buildx writes; the docker driver needs the containerd image store for it. */
export function buildxArchives(context: string, ref: string, host: string, dir: string): ForeignArchive[] {
  const forms = ['type=docker', 'type=oci', 'type=oci,compression=zstd,force-compression=true', 'type=oci,tar=true'];
  return forms.map((form, i) => {
    const path = join(dir, `buildx-${i}.tar`);
    // With an attestation beside the image, as buildx adds it by default.
    const provenance = `--provenance=${form === 'type=docker' ? 'false' : 'mode=min'}`;
    const args = ['build', '--quiet', provenance, '--output', `${form},dest=${path}`, '--tag', ref, context];
    execFileSync(buildxProgram(), args, { env: { ...process.env, DOCKER_HOST: host }, stdio: 'pipe' });
    return { what: `buildx, ${form}`, path, tags: [ref] };
  });
}

/** Builds an image of a folder into an engine of a containerd store, with an attestation or for several platforms. */
export function buildWithBuildx(context: string, ref: string, host: string, option: string): void {
  const args = ['build', '--quiet', option, '--tag', ref, context];
  execFileSync(buildxProgram(), args, { env: { ...process.env, DOCKER_HOST: host }, stdio: 'pipe' });
}

/** The path of buildx, which `npm test` finds or unpacks. */
export function buildxProgram(): string {
  const program = process.env['BUILDX'];
  if (program) return program;
  throw new Error('BUILDX is not set: run the tests by `npm test`, which finds buildx');
}
