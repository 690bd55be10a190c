import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseLoadMethod, type LoadFacts } from '../../../src/archive/load-method.ts';

const usual: LoadFacts = {
  seekable: true,
  local: true,
  pullsPlainly: true,
  containerd: false,
  tagged: true,
  size: 1000,
  shared: 0,
};

const table: [string, Partial<LoadFacts>, 'pull' | 'stream'][] = [
  ['an empty engine with a store of its own', {}, 'pull'],
  ['an engine that has a tenth of it', { shared: 100 }, 'pull'],
  ['an engine that has more of it', { shared: 101 }, 'stream'],
  ['an engine with the containerd store that has some of it', { containerd: true, shared: 500 }, 'pull'],
  ['an engine on another machine', { local: false }, 'stream'],
  ['podman', { pullsPlainly: false }, 'stream'],
  ['an archive that can only be read as a whole', { seekable: false }, 'stream'],
  ['an image that gets no name', { tagged: false, containerd: true }, 'stream'],
  ['an image without layers', { size: 0 }, 'pull'],
];

describe('chooseLoadMethod', () => {
  for (const [what, facts, method] of table) {
    it(`chooses to ${method} for ${what}`, () => assert.equal(chooseLoadMethod({ ...usual, ...facts }).method, method));
  }
});
