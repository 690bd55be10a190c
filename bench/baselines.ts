import { join } from 'node:path';
import type { Prepare, Prepared } from './contest.ts';
import { openPlace, removePlace, type Place } from './place.ts';
import type { Stage } from './stage.ts';

const upload = join(import.meta.dirname, '../.tools/bench/index.mjs');

/** What people do without this action, to save an image and store it. */
export function savingBaselines(stage: Stage, host: string, image: string) {
  const put = `'${process.execPath}' '${upload}'`;
  const way =
    (command: string): Prepare =>
    () =>
      prepareShell(stage, host, command);
  return {
    a: way(`docker save ${image} > /dev/null`),
    b: way(`docker save ${image} | zstd -q -T0 -o archives/i.tar.zst && ${put} raw archives/i.tar.zst`),
    c: way(`docker save -o archives/i.tar ${image} && ${put} zip archives/i.tar`),
    d: way(`docker save ${image} | gzip > archives/i.tar.gz`),
  };
}

/** What no way of storing an archive can go below: the file of an equal one is written to the disk, or uploaded. */
export function floorBaselines(stage: Stage, host: string, like: string) {
  const way =
    (command: string): Prepare =>
    () =>
      prepareShell(stage, host, command, like);
  return {
    e: way('cat archives/*.zip > archives/copy && sync archives/copy'),
    // In place of the shell, so that the memory is that of the library.
    f: way(`exec '${process.execPath}' '${upload}' raw archives/*.zip`),
  };
}

/** What people do to load one. */
export function loadingBaseline(stage: Stage, tar: string, before: () => Promise<void>): Prepare {
  return async () => {
    await before();
    return prepareShell(stage, stage.away, `docker load -q -i '${tar}'`);
  };
}

/** The other tool that brings an image from a registry into an archive. */
export function copyingBaselines(stage: Stage, image: string): Record<string, Prepare> {
  const copy = 'skopeo --insecure-policy copy -q --src-tls-verify=false';
  const way = (to: string) => () => prepareShell(stage, stage.away, `${copy} docker://${image} ${to}`);
  return {
    'skopeo docker-archive': way('docker-archive:archives/i.tar'),
    'skopeo oci-archive': way('oci-archive:archives/i.tar:1'),
  };
}

/** The store of a place, and its removal afterwards. */
export function inPlace(place: Place): Pick<Prepared, 'stores' | 'end'> {
  return {
    stores: [place.archives, place.blobs],
    end: async () => {
      await place[Symbol.asyncDispose]();
      await removePlace(place);
    },
  };
}

async function prepareShell(stage: Stage, host: string, command: string, like?: string): Promise<Prepared> {
  const place = await openPlace(stage.folder, like);
  return {
    ...inPlace(place),
    ...{ command: ['bash', '-euo', 'pipefail', '-c', command], cwd: place.folder, host },
    env: { ...place.env, DOCKER_HOST: host },
  };
}
