import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PrefixedLog } from '../../../src/core/prefixed-log.ts';

describe('PrefixedLog', () => {
  it('begins every line with the name, so that none can be a workflow command', async () => {
    const heard: string[] = [];
    const hear = (kind: string) => (text: string) => void heard.push(`${kind} ${text}`);
    const log = { info: hear('i'), debug: hear('d'), notice: hear('n'), warning: hear('w'), foreign: hear('f') };
    const prefixed = new PrefixedLog(log, 'api');
    prefixed.info('one\ntwo');
    prefixed.foreign('::error::x\r::error::y\u2028::error::z');
    prefixed.warning('care');
    assert.deepEqual(heard.splice(0), [
      'i api | one',
      'i api | | two',
      'i api | | ::error::x',
      'i api | | ::error::y',
      'i api | | ::error::z',
      'w api: care',
    ]);
    const made = await prefixed.stage(
      'Build',
      () => Promise.resolve(7),
      result => `made ${result}`,
    );
    assert.equal(made, 7);
    await assert.rejects(
      prefixed.stage('Save', () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.match(heard.join('\n'), /^i api \| Build: made 7, \d.* s\ni api \| Save: failed, \d.* s$/);
  });
});
