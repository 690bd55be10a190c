import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planPrune } from '../../../../../src/prune/plan.ts';
import { findTreeTags } from '../../../../../src/actions/tree/prune/outdated.ts';

const images = [
  { name: 'base', label: 'ghcr.io/acme/base:2.0' },
  { name: 'api', label: 'ghcr.io/acme/api:1.1' },
];
const all = new Set(['base', 'api']);

function decide(tags: Readonly<Record<string, readonly string[]>>, selected = all, usage: Record<string, string> = {}) {
  const rows = Object.entries(tags).map(([id, short]) => {
    return { id, tags: short.map(tag => `ghcr.io/acme/${tag}`), size: 1 };
  });
  const state = { images: rows, usage: new Map(Object.entries(usage)), remove: () => Promise.resolve() };
  return planPrune(findTreeTags(images, selected, state), {
    keep: 0,
    running: { since: Infinity, used: new Set() },
  }).map(
    ({ candidate: { tag }, goes, because }) => `${goes ? '-' : '+'} ${tag.replace('ghcr.io/acme/', '')}: ${because}`,
  );
}

describe('findTreeTags (B.7)', () => {
  it('removes what is not current, children before parents', () => {
    assert.deepEqual(decide({ 1: ['base:1.0'], 2: ['base:2.0'], 3: ['api:1.0', 'api:latest'] }), [
      '- api:1.0: none of its tags is current',
      '- api:latest: none of its tags is current',
      '- base:1.0: none of its tags is current',
      '+ base:2.0: ghcr.io/acme/base:2.0 is current',
    ]);
  });

  it('keeps an image any of whose names is current, and one that a container uses', () => {
    assert.deepEqual(decide({ 1: ['base:1.0', 'base:2.0'], 2: ['api:1.0'] }, all, { 2: 'web' }), [
      '+ api:1.0: container web uses it',
      '+ base:1.0: ghcr.io/acme/base:2.0 is current',
      '+ base:2.0: ghcr.io/acme/base:2.0 is current',
    ]);
  });

  it('leaves images that are not selected or of other repositories, and digests', () => {
    const digest = `base@sha256:${'0'.repeat(64)}`;
    assert.deepEqual(decide({ 1: ['base:1.0', digest], 2: ['api:1.0'], 3: ['base-x:1.0'] }, new Set(['base'])), [
      '- base:1.0: none of its tags is current',
    ]);
  });
});
