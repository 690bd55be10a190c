import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideInitialState, type Known } from '../../../../../src/actions/tree/plan/initial-state.ts';
import { makeVersionSuffix } from '../../../../../src/actions/tree/read/version-suffix.ts';
import { advance, imageStates, type ImageEvent, type ImageState } from '../../../../../src/actions/tree/plan/state.ts';

const events: ImageEvent[] = ['build', 'verify', 'publish', 'fail', 'skip'];
const allowed: Readonly<Record<string, ImageState>> = {
  'to_build build': 'built',
  'to_build fail': 'error',
  'to_build skip': 'skipped',
  'built build': 'built',
  'built verify': 'verified',
  'built publish': 'published',
  'built fail': 'error',
  'built skip': 'skipped',
  'verified verify': 'verified',
  'verified publish': 'published',
  'verified fail': 'error',
};

describe('the states of an image', () => {
  for (const state of imageStates) {
    for (const event of events) {
      const next = allowed[`${state} ${event}`];
      it(`${state}: ${event} gives ${next ?? 'an error'}`, () => {
        if (next === undefined) assert.throws(() => advance(state, event), new RegExp(`is ${state} cannot ${event}`));
        else assert.equal(advance(state, event), next);
      });
    }
  }
});

describe('the state an image begins with', () => {
  const image = { label: 'acme/api:1.0', inputs: 'now' };
  const same = { inputs: 'now' };
  const other = { inputs: 'before' };
  const none = { archives: [] };
  const rows: [string, Known, boolean, ImageState, RegExp][] = [
    ['nowhere', none, false, 'to_build', /neither engine nor archives/],
    ['nowhere, the registry asked', { registry: { copy: undefined }, ...none }, false, 'to_build', /neither registry/],
    ['in the registry, the same', { registry: { copy: same }, ...none }, true, 'published', /built from the same/],
    ['in the registry, unlabelled', { registry: { copy: {} }, ...none }, false, 'published', /has this version/],
    ['in the registry, unlabelled and dirty', { registry: { copy: {} }, ...none }, true, 'to_build', /nothing tells/],
    ['in the registry, changed', { registry: { copy: other }, ...none }, false, 'published', /something else/],
    ['in the registry, changed and dirty', { registry: { copy: other }, ...none }, true, 'to_build', /has changed/],
    ['in the engine, the same', { engine: same, ...none }, false, 'built', /the engine has it/],
    ['in the engine, changed', { engine: other, ...none }, false, 'to_build', /has changed/],
    ['in the engine, unlabelled', { engine: {}, ...none }, false, 'to_build', /nothing tells/],
    ['archived, the same', { archives: [other, same] }, false, 'built', /archived/],
    ['archived, changed', { archives: [other] }, false, 'to_build', /has changed/],
    [
      'in the engine alone',
      { registry: { copy: undefined }, engine: same, archives: [] },
      false,
      'built',
      /the engine/,
    ],
  ];
  for (const [where, known, dirty, state, because] of rows) {
    it(`${where}: ${state}`, () => {
      const verdict = decideInitialState(image, known, dirty);
      assert.equal(verdict.state, state);
      assert.match(verdict.because, because);
    });
  }

  it('tells that a published version has changed since', () => {
    assert.match(
      decideInitialState(image, { registry: { copy: other }, archives: [] }, false).warning ?? '',
      /a new version/,
    );
    assert.equal(decideInitialState(image, { registry: { copy: {} }, archives: [] }, false).warning, undefined);
  });
});

describe('the stamp of a run', () => {
  it('is in UTC', () => {
    const time = Date.parse('2025-01-31T23:59:58+01:00');
    assert.equal(makeVersionSuffix('nightly', time), '-20250131');
    assert.equal(makeVersionSuffix('snapshot', time), '-20250131-225958');
  });
});
