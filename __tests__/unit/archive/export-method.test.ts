import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseExportMethod, type ExportMethod, type ExportFacts } from '../../../src/archive/export-method.ts';

const classic: ExportFacts = {
  ...{ format: 'zip', level: 1, local: true, pushesPlainly: true, containerd: false, identified: true },
  ...{ layers: 4, known: 0 },
};

function push(because: string): ExportMethod {
  return { method: 'push', because };
}

function save(because: string): ExportMethod {
  return { method: 'save', because };
}

const asIs = push("the engine's store gives its layers as they are");
const packs = push('the engine compresses while it sends, each layer once');
const several = save('the engine cannot push to this step, or has several images under this name');
const far = save('the engine is on another machine');
const bare = save('archive-format docker is what docker save gives');

describe('chooseExportMethod', () => {
  const table: [string, Partial<ExportFacts>, ExportMethod][] = [
    ['saves from another machine, whatever else is so', { local: false, containerd: true, known: 4 }, far],
    ['saves from podman', { pushesPlainly: false, known: 4 }, save('podman pushes to no registry without TLS')],
    ['saves a bare tar, even of a containerd store', { format: 'docker', containerd: true }, bare],
    [
      'saves from a containerd store what no push has told of',
      { containerd: true, identified: false, known: 4 },
      several,
    ],
    ['pushes from a containerd store, at any level', { containerd: true, level: 9 }, asIs],
    [
      'saves at a level above the usual',
      { level: 2 },
      save('compression-level 2 is not what the engine compresses with'),
    ],
    [
      'saves at a level below the usual, known layers or not',
      { level: 0, known: 4 },
      save('compression-level 0 is not what the engine compresses with'),
    ],
    ['pushes what was never archived', {}, packs],
    ['pushes, and counts one known layer', { known: 1 }, push('1 of 4 layers are archived already')],
    ['pushes, and counts all of them', { known: 4 }, push('4 of 4 layers are archived already')],
    ['pushes an image without layers', { layers: 0 }, packs],
  ];
  for (const [what, facts, method] of table)
    it(what, () => assert.deepEqual(chooseExportMethod({ ...classic, ...facts }), method));
});
