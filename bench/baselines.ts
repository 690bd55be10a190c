import { join } from 'node:path';
import type { Way } from './comparison.ts';
import { prepareShell } from './steps.ts';
import type { Stage } from './stage.ts';

/** The command that moves one file by the libraries of GitHub's own actions. */
export const toolkit = `'${process.execPath}' '${join(import.meta.dirname, '../.tools/bench/index.mjs')}'`;

/** What people do without this action, to save an image and store it. */
export function savingBaselines(stage: Stage, host: string, image: string) {
  const way =
    (command: string): Way =>
    () =>
      prepareShell(stage, host, command);
  return {
    a: [way(`docker save ${image} > /dev/null`)],
    b: [way(`docker save ${image} | zstd -q -T0 -o archives/i.tar.zst && ${toolkit} upload raw archives/i.tar.zst`)],
    c: [way(`docker save -o archives/i.tar ${image} && ${toolkit} upload zip archives/i.tar`)],
    d: [way(`docker save ${image} | gzip > archives/i.tar.gz`)],
  };
}

/** What no way of storing an archive can go below: the file of an equal one is written to the disk, or uploaded. */
export function floorBaselines(stage: Stage, host: string, like: string) {
  const way =
    (command: string): Way =>
    () =>
      prepareShell(stage, host, command, like);
  return {
    e: [way('cat archives/*.zip > archives/copy && sync archives/copy')],
    // In place of the shell, so that the memory is that of the library.
    f: [way(`exec ${toolkit} upload raw archives/*.zip`)],
  };
}

/** What people do to load one. */
export function loadingBaseline(stage: Stage, tar: string, before: () => Promise<void>): Way {
  return async () => {
    await before();
    return prepareShell(stage, stage.away, `docker load -q -i '${tar}'`);
  };
}

/** The other tool that brings an image from a registry into an archive. */
export function copyingBaselines(stage: Stage, image: string): Record<string, Way[]> {
  const copy = 'skopeo --insecure-policy copy -q --src-tls-verify=false';
  const way = (to: string) => [() => prepareShell(stage, stage.away, `${copy} docker://${image} ${to}`)];
  return {
    'skopeo docker-archive': way('docker-archive:archives/i.tar'),
    'skopeo oci-archive': way('oci-archive:archives/i.tar:1'),
  };
}
