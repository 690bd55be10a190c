import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatPlatform, parsePlatform, samePlatform } from '../../../src/image/platform.ts';

describe('parsePlatform', () => {
  const table: [string, string][] = [
    ['linux/amd64', 'linux/amd64'],
    ['linux/x86_64', 'linux/amd64'],
    ['Linux/AArch64', 'linux/arm64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/v6', 'linux/arm/v6'],
    ['windows/amd64', 'windows/amd64'],
  ];
  for (const [text, expected] of table) {
    it(`reads ${text} as ${expected}`, () => assert.equal(formatPlatform(parsePlatform(text)!), expected));
  }
  for (const text of ['', 'linux', 'linux/', 'linux/amd64/v1/x', 'linux/amd64,linux/arm64']) {
    it(`refuses "${text}"`, () => assert.equal(parsePlatform(text), undefined));
  }
});

describe('samePlatform', () => {
  it('knows arm64 by its variant too', () => {
    assert.equal(
      samePlatform({ os: 'linux', architecture: 'arm64', variant: 'v8' }, parsePlatform('linux/arm64')!),
      true,
    );
  });
  it('tells architectures apart', () => {
    assert.equal(samePlatform({ os: 'linux', architecture: 'amd64' }, parsePlatform('linux/arm64')!), false);
  });
});
