import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { EngineStreamError } from '../../../src/docker/errors.ts';
import { readJsonStream, type JsonMessage } from '../../../src/docker/json-stream.ts';
import { ActionError } from '../../../src/core/errors.ts';

async function collect(chunks: (string | Buffer)[]): Promise<{ messages: JsonMessage[]; error: unknown }> {
  const messages: JsonMessage[] = [];
  try {
    for await (const message of readJsonStream(Readable.from(chunks.map(chunk => Buffer.from(chunk)))))
      messages.push(message);
    return { messages, error: undefined };
  } catch (error) {
    return { messages, error };
  }
}

describe('readJsonStream', () => {
  it('reads messages that are split and joined over chunks, with any line end', async () => {
    const { messages } = await collect(['{"stream":"a"}\r\n{"str', 'eam":"b"}\n\n{"stream":"c"}']);
    assert.deepEqual(messages, [{ stream: 'a' }, { stream: 'b' }, { stream: 'c' }]);
  });

  it('joins a character that was cut in two', async () => {
    const bytes = Buffer.from('{"stream":"é"}\n');
    const { messages } = await collect([bytes.subarray(0, 12), bytes.subarray(12)]);
    assert.deepEqual(messages, [{ stream: 'é' }]);
  });

  it('throws a reported error after the last message', async () => {
    const { messages, error } = await collect([
      '{"errorDetail":{"code":3,"message":"boom\\n"},"error":"boom"}\n{"stream":"after"}\n',
    ]);
    assert.equal(messages.length, 2);
    assert.ok(error instanceof EngineStreamError);
    assert.deepEqual([error.message, error.exitCode], ['boom', 3]);
  });

  for (const message of ['{"error":5}', '{"stream":null}', '{"errorDetail":{"message":[]}}', '{"errorDetail":7}', '[]'])
    it(`refuses ${message}, which no engine sends`, async () => {
      const { error } = await collect([message]);
      assert.ok(error instanceof ActionError);
      assert.equal(error.code, 'ENGINE_STREAM');
    });

  it('knows the older error field', async () => {
    const { error } = await collect(['{"error":"old"}\n']);
    assert.ok(error instanceof EngineStreamError && error.message === 'old');
  });

  it('names what is not JSON', async () => {
    const { error } = await collect(['<html>proxy error</html>\n']);
    assert.ok(error instanceof ActionError && error.code === 'ENGINE_STREAM' && error.message.includes('<html>proxy'));
  });
});
