import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSettings, readSettings } from '../../../../src/archive/format/image-settings.ts';

const none = { user: '', entrypoint: [], cmd: [], exposed_ports: [], env_count: 0 };

describe('readSettings', () => {
  it('reads how a container is started, but only the number of its variables', () => {
    const settings = readSettings({
      User: '1000',
      Entrypoint: ['/app'],
      Cmd: ['--serve'],
      ExposedPorts: { '8080/tcp': {}, '53/udp': {} },
      Env: ['PATH=/bin', 'TOKEN=secret'],
    });
    const exposed_ports = ['53/udp', '8080/tcp'];
    assert.deepEqual(settings, { user: '1000', entrypoint: ['/app'], cmd: ['--serve'], exposed_ports, env_count: 2 });
    assert.ok(isSettings(settings));
  });

  it('ignores malformed settings', () => {
    assert.deepEqual(readSettings({}), none);
    assert.deepEqual(readSettings({ User: 1, Entrypoint: 'x', Cmd: [1], ExposedPorts: [], Env: null }), none);
  });
});

describe('isSettings', () => {
  it('refuses what this action never writes', () => {
    for (const wrong of [null, [], {}, { ...none, cmd: [1] }, { ...none, env_count: 'many' }]) {
      assert.ok(!isSettings(wrong));
    }
  });
});
