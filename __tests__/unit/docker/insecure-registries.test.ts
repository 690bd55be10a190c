import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptsInsecure } from '../../../src/docker/insecure-registries.ts';

describe('acceptsInsecure', () => {
  const config = {
    InsecureRegistryCIDRs: ['::1/128', '127.0.0.0/8', '10.1.0.0/16'],
    IndexConfigs: {
      'docker.io': { Secure: true },
      'registry.test:5000': { Secure: false },
      '10.1.2.3': { Secure: true },
    },
  };
  for (const [host, accepted] of [
    ['registry.test:5000', true],
    ['registry.test', false],
    ['docker.io', false],
    ['10.1.9.9:5000', true],
    ['10.1.2.3', false],
    ['10.2.0.1', false],
    ['localhost:5000', true],
    ['[::1]:5000', true],
  ] as const) {
    it(`${accepted ? 'takes' : 'refuses'} ${host}`, async () =>
      assert.equal(await acceptsInsecure(config, host), accepted));
  }

  it('refuses where the engine says nothing', async () => {
    assert.equal(await acceptsInsecure(undefined, 'localhost'), false);
    assert.equal(await acceptsInsecure({ InsecureRegistryCIDRs: null, IndexConfigs: null }, 'localhost'), false);
  });
});
