import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NamedVoice } from '../../../src/core/prefixed-log.ts';

describe('NamedVoice', () => {
  it('begins every line with the name, so that none can be a workflow command', async () => {
    const heard: string[] = [];
    const hear = (kind: string) => (text: string) => void heard.push(`${kind} ${text}`);
    const log = { info: hear('i'), debug: hear('d'), notice: hear('n'), warning: hear('w'), foreign: hear('f') };
    const voice = new NamedVoice(log, 'api');
    voice.info('one\ntwo');
    voice.foreign('::error::x\r::error::y');
    voice.warning('care');
    assert.deepEqual(heard.splice(0), [
      'i api | one\napi | two',
      'i api | | ::error::x\napi | | ::error::y',
      'w api: care',
    ]);
    const made = await voice.stage(
      'Build',
      () => Promise.resolve(7),
      result => `made ${result}`,
    );
    assert.equal(made, 7);
    await assert.rejects(
      voice.stage('Save', () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.match(heard.join('\n'), /^i api \| Build: made 7, \d.* s\ni api \| Save: failed, \d.* s$/);
  });
});
