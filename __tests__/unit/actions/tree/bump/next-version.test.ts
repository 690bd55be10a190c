import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextVersion } from '../../../../../src/actions/tree/bump/next-version.ts';

const vectors: [string, string, string | undefined][] = [
  ['0.1.2', 's', '0.1.2-s1'],
  ['0.1.2-1', 's', '0.1.2-1-s1'],
  ['0.1.2-1-s8', 's', '0.1.2-1-s9'],
  ['0.1.2-1-s99', 's', '0.1.2-1-s100'],
  ['1.0~rc1', 's', undefined],
  ['1.0+dfsg', 's', undefined],
  ['v1', 's', undefined],
  ['', 's', undefined],
  ['0.1.2-s', 's', undefined],
  ['0.1.2-s1-s2', 's', undefined],
  ['0.1.2-1', '', '0.1.2-2'],
  ['0.1.2', '', '0.1.2-1'],
  ['1.2.3-20240101', '', '1.2.3-20240102'],
  ['0.1.2-s1', '', undefined],
  // Beyond what a number of JavaScript holds.
  ['1-9007199254740993', '', '1-9007199254740994'],
  // An identifier is text, not a pattern.
  ['1.0-a.b1', 'a.b', '1.0-a.b2'],
  ['1.0-axb1', 'a.b', undefined],
  ['1.0', 'a+', '1.0-a+1'],
  ['1.0-a+1', 'a+', '1.0-a+2'],
  ['1.0-aa1', 'a+', undefined],
];

describe('nextVersion', () => {
  for (const [version, identifier, expected] of vectors) {
    it(`of ${version || 'nothing'} with ${identifier || 'no identifier'} is ${expected ?? 'none'}`, () => {
      assert.equal(nextVersion(version, identifier), expected);
    });
  }
});
