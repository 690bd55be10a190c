import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { countSharedLayers, findSharedLayers } from '../../../src/archive/shared-layers.ts';
import { Engine } from '../../../src/docker/engine.ts';
import { digestOf } from '../../support/spoil.ts';

describe('countSharedLayers', () => {
  const table: [string, string[][], number][] = [
    ['none without other images', [], 0],
    ['none if the lowest differs', [['x', 'b', 'c']], 0],
    ['those up to the first that differs', [['a', 'b', 'x']], 2],
    ['all of a base image', [['a']], 1],
    ['all of the same image, and of one on top of it', [['a', 'b', 'c', 'd']], 3],
    ['the most of several images', [['a'], ['a', 'b'], ['b']], 2],
  ];
  for (const [what, others, count] of table)
    it(`counts ${what}`, () => assert.equal(countSharedLayers(['a', 'b', 'c'], others), count));
});

describe('findSharedLayers', () => {
  it('inspects the images of an engine a few at a time', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => digestOf(String(i)));
    const layer = { digest: digestOf('a'), size: 1, path: 'a/layer.tar', diff_id: digestOf('b') };
    let [open, most] = [0, 0];
    const server = createServer((request, response) => {
      const path = request.url ?? '';
      const list = ids.map(Id => ({ Id, RepoTags: [], RepoDigests: [], Created: 1, Size: 1 }));
      const image = { Id: ids[0], Os: 'linux', Architecture: 'amd64', RootFS: { Layers: [layer.diff_id] } };
      const inspected = /\/images\/sha256:/.test(path);
      if (inspected) most = Math.max(most, (open += 1));
      const answer = path.includes('/info') ? {} : inspected ? image : list;
      setImmediate(() => {
        if (inspected) open -= 1;
        response.setHeader('api-version', '1.41').end(JSON.stringify(answer));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { signal } = new AbortController();
    const { port } = server.address() as AddressInfo;
    const engine = await Engine.connect({ kind: 'tcp', host: '127.0.0.1', port, source: 'the test' }, signal);
    assert.deepEqual(await findSharedLayers(engine, [layer], signal), new Set([layer.path]));
    assert.ok(most > 0 && most <= 8, `${most} at once`);
    server.close();
    server.closeAllConnections();
  });
});
