import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { Console, disarm } from '../../../../src/actions/shared/console.ts';
import { ActionError } from '../../../../src/core/errors.ts';

/** What is written to stdout, in the lines that any reader could see. */
function written(write: (console: Console) => void): string[] {
  let text = '';
  const original = process.stdout.write.bind(process.stdout);
  const stdout = mock.method(process.stdout, 'write', (chunk: string | Uint8Array): boolean => {
    // The test runner writes bytes.
    if (typeof chunk !== 'string') return original(chunk);
    text += chunk;
    return true;
  });
  try {
    write(new Console());
  } finally {
    stdout.mock.restore();
  }
  return text.replace(/\n$/, '').split(/\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/);
}

const lineEnds = ['\n', '\r', '\r\n', '\v', '\f', '\x1c', '\x85', '\u2028', '\u2029'];
const spaces = ['', ' ', '\t', '\xa0', '\ufeff', '\u3000', '\u2003', '\u200b', '\0'];
const commands = ['::error::x', '::add-mask::x', '::set-output name=a::b', '##[error]x'];

describe('Console', () => {
  for (const end of lineEnds) {
    it(`lets no foreign text begin a line after ${JSON.stringify(end)}`, () => {
      for (const space of spaces) {
        for (const command of commands) {
          const hostile = `words${end}${space}${command}`;
          const lines = written(console => {
            console.foreign(`${space}${command}${end}${hostile}`);
            console.info(`it said: ${hostile}`);
            console.fail(new ActionError('CODE', `it said: ${hostile}`, { hint: hostile, cause: new Error(hostile) }));
            console.warning(hostile);
            console.notice(hostile);
            console.debug(hostile);
          });
          const own = /^(\| |it said: words|caused by: words|::(?:error title=CODE|warning|notice|debug)::)/;
          for (const line of lines) assert.match(line, own, JSON.stringify(lines));
          assert.equal(lines.filter(line => line.startsWith('::')).length, 5, JSON.stringify(lines));
          for (const line of lines.filter(each => !each.startsWith('::'))) assert.doesNotMatch(line, /##\[/);
        }
      }
    });
  }

  it('breaks a command at the beginning of a line of our own, too', () => {
    for (const space of spaces) {
      for (const command of commands) {
        const [line = ''] = written(console => console.info(`${space}${command}`));
        assert.doesNotMatch(line, /^[\s\p{C}]*::|##\[/u, JSON.stringify(line));
      }
    }
  });
});

describe('disarm', () => {
  it('leaves other text alone', () =>
    assert.equal(disarm('std::vector<int> a::b # [x]'), 'std::vector<int> a::b # [x]'));
});
