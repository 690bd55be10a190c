import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { captureLibraryLog } from '../../../src/stores/library-log.ts';

describe('captureLibraryLog', () => {
  it('captures the library alone, and nothing that is written meanwhile about another image', async () => {
    const written: string[] = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text: unknown) => written.push(String(text)) > 0;
    const logged: string[] = [];
    const log = { foreign: (text: string) => void logged.push(text) } as never;
    const go = Promise.withResolvers<undefined>();
    const call = async () => {
      await go.promise;
      process.stdout.write('::warning::not stored\n');
      process.stdout.write('Attempt 1 failed: words\n::error::of the service\n');
      process.stdout.write('::add-mask::s3cret\n');
      process.stdout.write('::add-mask::x\n::error::of the service\n');
      return 'done';
    };
    try {
      const heard = captureLibraryLog(call, log);
      process.stdout.write('::warning::another image\n');
      go.resolve(undefined);
      assert.deepEqual(await heard, { result: 'done', reasons: ['not stored'] });
      process.stdout.write('::warning::after\n');
    } finally {
      process.stdout.write = write;
    }
    assert.deepEqual(written, ['::warning::another image\n', '::add-mask::s3cret\n', '::warning::after\n']);
    assert.deepEqual(logged, [
      'not stored',
      'Attempt 1 failed: words\n::error::of the service',
      '::add-mask::x\n::error::of the service',
    ]);
  });
});
