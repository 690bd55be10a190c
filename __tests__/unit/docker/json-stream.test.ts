import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { FrameError, readFrames, type Frame } from '../../../src/docker/json-stream.ts';
import { ActionError } from '../../../src/core/errors.ts';

async function collect(chunks: (string | Buffer)[]): Promise<{ frames: Frame[]; error: unknown }> {
  const frames: Frame[] = [];
  try {
    for await (const frame of readFrames(Readable.from(chunks.map(chunk => Buffer.from(chunk))))) frames.push(frame);
    return { frames, error: undefined };
  } catch (error) {
    return { frames, error };
  }
}

describe('readFrames', () => {
  it('reads frames split and joined over chunks, with any line end', async () => {
    const { frames } = await collect(['{"stream":"a"}\r\n{"str', 'eam":"b"}\n\n{"stream":"c"}']);
    assert.deepEqual(frames, [{ stream: 'a' }, { stream: 'b' }, { stream: 'c' }]);
  });

  it('joins a character that was cut in two', async () => {
    const bytes = Buffer.from('{"stream":"é"}\n');
    const { frames } = await collect([bytes.subarray(0, 12), bytes.subarray(12)]);
    assert.deepEqual(frames, [{ stream: 'é' }]);
  });

  it('throws an error frame after the last frame', async () => {
    const { frames, error } = await collect([
      '{"errorDetail":{"code":3,"message":"boom\\n"},"error":"boom"}\n{"stream":"after"}\n',
    ]);
    assert.equal(frames.length, 2);
    assert.ok(error instanceof FrameError);
    assert.deepEqual([error.message, error.exitCode], ['boom', 3]);
  });

  it('knows the older error field', async () => {
    const { error } = await collect(['{"error":"old"}\n']);
    assert.ok(error instanceof FrameError && error.message === 'old');
  });

  it('names what is no frame', async () => {
    const { error } = await collect(['<html>proxy error</html>\n']);
    assert.ok(error instanceof ActionError && error.code === 'ENGINE_STREAM' && error.message.includes('<html>proxy'));
  });
});
