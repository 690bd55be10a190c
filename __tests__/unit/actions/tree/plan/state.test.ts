import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
