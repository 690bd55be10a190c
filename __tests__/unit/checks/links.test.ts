import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveLink } from '../../../src/checks/links.ts';

const links = new Map([
  ['file', 'sub/deep'],
  ['again', '../d/./file'],
  ['absolute', '/app/d/sub'],
  ['up', 'sub/..'],
  ['out', '../e'],
  ['sub/hidden', '../absolute/../../e'],
  ['root', '/'],
  ['sibling', '/app/d2'],
  ['parent', '..'],
  ['loop', 'loop'],
  ['ping', 'pong'],
  ['pong', 'ping'],
  ['climb', '../../../../../app/d/x'],
]);

const cases: [string, string | undefined][] = [
  ['plain', 'plain'],
  ['file', 'sub/deep'],
  ['again', 'sub/deep'],
  ['absolute', 'sub'],
  ['absolute/x', 'sub/x'],
  ['up', ''],
  ['climb', 'x'],
  ['out', undefined],
  ['sub/hidden', undefined],
  ['root', undefined],
  ['sibling', undefined],
  ['parent', undefined],
  ['loop', undefined],
  ['ping', undefined],
];

describe('resolveLink', () => {
  for (const [path, end] of cases) {
    it(`${path} ends at ${end ?? 'nothing in the tree'}`, () => {
      assert.equal(resolveLink(path, links, '/app/d'), end);
    });
  }
});
