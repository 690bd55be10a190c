import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readTarEntries } from '../../../../src/archive/format/tar-entries.ts';
import { makeTar } from '../../../support/tars.ts';

it('a tar that breaks off fails once the work on its entry has ended, so that the cause is known', async () => {
  const tar = makeTar([{ name: 'layer.tar', content: Buffer.alloc(1_000_000) }]);
  let cause: string | undefined;
  const reading = readTarEntries(Readable.from([tar]), new AbortController().signal, async entry => {
    entry.destroy();
    await sleep(100);
    cause = 'the disk is full';
    throw new Error(cause);
  });
  await assert.rejects(reading);
  assert.equal(cause, 'the disk is full');
});
