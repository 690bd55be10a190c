import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demultiplex, quoteEnd } from '../../../src/checks/output.ts';

function frame(stream: 1 | 2, text: string | Buffer): Buffer {
  const content = Buffer.from(text);
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(content.length, 4);
  return Buffer.concat([header, content]);
}

describe('demultiplex', () => {
  it('reads the text of both streams in order, even letters that were cut in two', () => {
    const letter = Buffer.from('ö');
    const frames = [frame(1, 'out '), frame(2, 'err '), frame(1, letter.subarray(0, 1)), frame(1, letter.subarray(1))];
    assert.equal(demultiplex(Buffer.concat(frames)), 'out err ö');
  });

  it('reads what there is of a frame that was cut short', () => {
    assert.equal(demultiplex(frame(1, 'whole').subarray(0, 11)), 'who');
    assert.equal(demultiplex(Buffer.alloc(5)), '');
  });
});

describe('quoteEnd', () => {
  it('shows the last ten lines', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    assert.equal(quoteEnd(`${lines.join('\n')}\n`), `; the end of its output:\n${lines.slice(20).join('\n')}`);
    assert.equal(quoteEnd('\n'), ', without any output');
  });
});
