import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { InputReader } from '../../../../src/actions/shared/input-reader.ts';

function reader(inputs: Readonly<Record<string, string>>): InputReader {
  return new InputReader(name => inputs[name] ?? '');
}

describe('InputReader', () => {
  it('treats the inputs that it was asked for as those that exist', () => {
    const read = reader({ image: 'x' });
    read.text('image');
    read.lines('keep-versions');
    assert.deepEqual(read.names, ['image', 'keep-versions']);
    read.finish({ INPUT_IMAGE: 'x', 'INPUT_KEEP-VERSIONS': '', HOME: '/root' });
    assert.throws(() => read.finish({ INPUT_IMAGES: 'y' }), {
      code: 'INPUTS',
      message: 'images: "y", allowed: no such input; nearest is image, example: image: …',
    });
  });

  it('keeps the names of a part apart, and its problems together', () => {
    const read = reader({ pull: 'maybe' });
    read.text('image');
    const part = read.part();
    part.flag('pull');
    assert.deepEqual([part.names, read.names], [['pull'], ['image', 'pull']]);
    assert.deepEqual(read.problems, ['pull: "maybe", allowed: true or false, example: pull: true']);
  });

  it('lists inputs that do not exist before those that are wrong', () => {
    const read = reader({ keep: '-1' });
    read.integer('keep', 0, 5);
    assert.throws(() => read.finish({ INPUT_KEPT: '1' }), /^ActionError: 2 inputs are wrong:\n- kept: .*\n- keep: /);
  });

  it('reads lines, some of them quoted', () => {
    const read = reader({ labels: 'a=1\r\n\n  "b=two\nlines"  \nc="3"' });
    assert.deepEqual(read.lines('labels'), ['a=1', 'b=two\nlines', 'c="3"']);
  });

  it('reads pairs, and takes missing values from elsewhere', () => {
    const read = reader({ args: 'A=1\nB\nC' });
    const pairs = read.pairs('args', 'args: A=1', key => (key === 'B' ? 'b' : undefined));
    assert.deepEqual(pairs, { A: '1', B: 'b' });
    assert.match(read.problems.join('\n'), /^args: "C", allowed: KEY=value, one per line/);
  });

  const wrong: [string, (read: InputReader) => unknown, RegExp][] = [
    ['yes', read => read.flag('it'), /allowed: true or false/],
    ['x', read => read.oneOf('it', ['a', 'b']), /allowed: a, b, example: it: a/],
    ['10', read => read.integer('it', 0, 9), /a whole number from 0 to 9/],
    ['1.5', read => read.integer('it', 1, Number.MAX_SAFE_INTEGER), /a whole number from 1,/],
    ['(', read => read.pattern('it'), /a JavaScript regular expression \(Invalid regular expression/],
  ];
  for (const [value, work, problem] of wrong) {
    it(`rejects ${value} by what is allowed: ${problem.source}`, () => {
      const read = reader({ it: value });
      work(read);
      assert.match(read.problems.join('\n'), problem);
    });
  }
});
