import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseExportMethod, type ExportFacts, type ExportMethod } from '../../../src/archive/export-method.ts';

const classic: ExportFacts = {
  ...{ format: 'zip', compression: 'zstd', level: 3, stays: false, local: true, pushesPlainly: true },
  ...{ containerd: false, identified: true, layers: 4, known: 0 },
};
const gzip = { compression: 'gzip', level: 1 } as const;
const faster = 'this step compresses faster than the engine';
const asIs = "the engine's store gives its layers as they are";
const once = 'the engine compresses while it sends, each layer once';
const several = 'the engine cannot push to this step, or has several images under this name';
const far = 'the engine is on another machine';
const podman = 'podman pushes to no registry without TLS';
const bare = 'archive-format docker is what docker save gives';
const other = (level: number) => `compression-level ${level} is not what the engine compresses with`;

describe('chooseExportMethod', () => {
  const table: [string, Partial<ExportFacts>, ExportMethod['method'], string][] = [
    ['compresses what a classic store saves', {}, 'layers', faster],
    ['compresses it at any level', { level: 19 }, 'layers', faster],
    ['compresses it whatever is known', { known: 4 }, 'layers', faster],
    ['pushes on a machine that stays', { stays: true }, 'push', once],
    ['pushes there what is known in part', { stays: true, known: 1 }, 'push', '1 of 4 layers are archived already'],
    ['compresses there at another level', { stays: true, level: 19, known: 4 }, 'layers', other(19)],
    ['pushes gzip', gzip, 'push', once],
    ['pushes gzip of an image without layers', { ...gzip, layers: 0 }, 'push', once],
    ['pushes gzip that is known', { ...gzip, known: 4 }, 'push', '4 of 4 layers are archived already'],
    ['saves for gzip at another level', { ...gzip, level: 2, known: 4 }, 'save', other(2)],
    ['saves to store only', { ...gzip, level: 0 }, 'save', other(0)],
    ['pushes from a containerd store', { containerd: true }, 'push', asIs],
    ['pushes from it at any level', { ...gzip, containerd: true, level: 9 }, 'push', asIs],
    ['saves from it what no push has told of', { containerd: true, identified: false, known: 4 }, 'save', several],
    ['compresses from another machine', { local: false, containerd: true, known: 4 }, 'layers', far],
    ['saves from another machine for gzip', { ...gzip, local: false }, 'save', far],
    ['compresses from podman', { pushesPlainly: false, known: 4 }, 'layers', podman],
    ['saves from podman for gzip', { ...gzip, pushesPlainly: false }, 'save', podman],
    ['saves a bare tar, even of a containerd store', { format: 'docker', containerd: true }, 'save', bare],
  ];
  for (const [what, facts, method, because] of table)
    it(what, () => assert.deepEqual(chooseExportMethod({ ...classic, ...facts }), { method, because }));
});
