import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planPortAccess } from '../../../src/docker/port-access.ts';

const [bridge, host, none] = [
  { name: 'bridge', driver: 'bridge' },
  { name: 'host', driver: 'host' },
  { name: 'none', driver: 'null' },
];

describe('planPortAccess', () => {
  it('publishes where there is a bridge', () => {
    assert.equal(planPortAccess(true, [none, host, bridge]).kind, 'publish');
  });

  it('shares the network where there is none, and says so', () => {
    const own = { name: 'mine', driver: 'bridge' };
    assert.deepEqual(planPortAccess(true, [none, own, host]), {
      kind: 'host',
      because: 'the engine has no bridge network',
    });
  });

  it('has no way to another machine, nor without any network', () => {
    assert.deepEqual(planPortAccess(false, [bridge, host]), {
      kind: 'none',
      because: 'the engine is on another machine',
    });
    assert.equal(planPortAccess(true, [none]).kind, 'none');
  });
});
