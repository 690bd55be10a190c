import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  decideInitialState,
  findMatches,
  type FoundCopies,
} from '../../../../../src/actions/tree/plan/initial-state.ts';
import type { ImageState } from '../../../../../src/actions/tree/plan/state.ts';

describe('the state an image starts in', () => {
  const image = (dirty: boolean) => ({ label: 'acme/api:1.0', version: dirty ? 'dev' : '1.0', inputs: 'now' });
  const same = { inputs: 'now' };
  const other = { inputs: 'before' };
  const none = { archives: [] };
  const rows: [string, FoundCopies, boolean, ImageState, RegExp][] = [
    ['nowhere', none, false, 'to_build', /neither engine nor archives/],
    ['nowhere, the registry asked', { registry: { copy: undefined }, ...none }, false, 'to_build', /neither registry/],
    ['in the registry, the same', { registry: { copy: same }, ...none }, true, 'published', /built from the same/],
    ['in the registry, unlabelled', { registry: { copy: {} }, ...none }, false, 'published', /has this version/],
    ['in the registry, unlabelled and dirty', { registry: { copy: {} }, ...none }, true, 'to_build', /do not say/],
    ['in the registry, changed', { registry: { copy: other }, ...none }, false, 'published', /something else/],
    ['in the registry, changed and dirty', { registry: { copy: other }, ...none }, true, 'to_build', /has changed/],
    ['in the engine, the same', { engine: same, ...none }, false, 'built', /the engine has it/],
    ['in the engine, changed', { engine: other, ...none }, false, 'to_build', /has changed/],
    ['in the engine, unlabelled', { engine: {}, ...none }, false, 'to_build', /do not say/],
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
  for (const [where, copies, dirty, state, because] of rows) {
    it(`${where}: ${state}`, () => {
      const decided = decideInitialState(image(dirty), copies);
      assert.equal(decided.state, state);
      assert.match(decided.because, because);
    });
  }

  it('says that a published version has changed since', () => {
    assert.match(
      decideInitialState(image(false), { registry: { copy: other }, archives: [] }).warning ?? '',
      /a new version/,
    );
    assert.equal(decideInitialState(image(false), { registry: { copy: {} }, archives: [] }).warning, undefined);
  });
});

it('findMatches finds the copies that were built from the same inputs', () => {
  const archive = { name: 'acme~api', version: '1.0', imageid: '0123456789ab', archfmt: 'zip' };
  const copies = {
    engine: { inputs: 'now' },
    archives: [
      { inputs: 'before', archive: { ...archive, archfmt: 'tzst' } },
      { inputs: 'now', archive },
    ],
  };
  assert.deepEqual(findMatches({ inputs: 'now' }, copies), { inEngine: true, archive });
  assert.deepEqual(findMatches({ inputs: 'later' }, copies), { inEngine: false, archive: undefined });
});
