import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { root } from '../support/repository.ts';

// From its action.yml, v7.
const inputs = [
  ...['add-hosts', 'allow', 'annotations', 'attests', 'build-args', 'build-contexts', 'builder', 'cache-from'],
  ...['cache-to', 'call', 'cgroup-parent', 'context', 'file', 'github-token', 'labels', 'load', 'network', 'no-cache'],
  ...['no-cache-filters', 'outputs', 'platforms', 'provenance', 'pull', 'push', 'sbom', 'secret-envs', 'secret-files'],
  ...['secrets', 'shm-size', 'ssh', 'tags', 'target', 'ulimit'],
];

it('the README says of each input of docker/build-push-action what it does here, or why it is missing', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, section = ''] = /^## Inputs of docker\/build-push-action$(.*?)^## /ms.exec(readme) ?? [];
  const named = new Set(
    [...section.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) => cell.match(/[a-z-]+/g) ?? []),
  );
  assert.deepEqual(
    inputs.filter(input => !named.has(input)),
    [],
  );
});
