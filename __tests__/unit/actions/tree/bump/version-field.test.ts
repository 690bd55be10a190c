import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { replaceVersion, type VersionFile } from '../../../../../src/actions/tree/bump/version-field.ts';

describe('replaceVersion', () => {
  const edits: [string, VersionFile, string, string][] = [
    ['a bare VERSION', 'VERSION', '1.0', '1.0-s1'],
    ['a VERSION with its line end', 'VERSION', '1.0\r\n', '1.0-s1\r\n'],
    [
      'package.json as it is formatted',
      'package.json',
      '{\n\t"name": "a",\n\t"version" :"1.0", "x": {"version": "1.0"}\n}\n',
      '{\n\t"name": "a",\n\t"version" :"1.0-s1", "x": {"version": "1.0"}\n}\n',
    ],
    [
      'image.yml with its comments',
      'image.yml',
      '# 1.0\nname: a\nversion: 1.0 # 1.0\n',
      '# 1.0\nname: a\nversion: 1.0-s1 # 1.0\n',
    ],
    [
      'image.yml with its quotation marks',
      'image.yml',
      "version: '1.0'\r\nname: a\r\n",
      "version: '1.0-s1'\r\nname: a\r\n",
    ],
  ];
  for (const [what, kind, text, expected] of edits) {
    it(`edits ${what}`, async () => assert.equal(await replaceVersion(kind, text, '1.0', '1.0-s1'), expected));
  }

  const unfit: [string, VersionFile, string][] = [
    ['a VERSION with more in it', 'VERSION', '1.0\nremark\n'],
    ['another version', 'package.json', '{"version": "1.1"}'],
    ['no version', 'package.json', '{"name": "1.0"}'],
    ['a version that is no text', 'image.yml', 'version: [1.0]'],
    ['what is no YAML', 'image.yml', 'version: 1.0\n  x: {'],
    ['the same key twice', 'package.json', '{"version": "1.0", "version": "1.0"}'],
    ['an alias', 'image.yml', 'other: &v 1.0\nversion: *v\n'],
  ];
  for (const [what, kind, text] of unfit) {
    it(`leaves ${what} alone`, async () => assert.equal(await replaceVersion(kind, text, '1.0', '1.0-s1'), undefined));
  }
});
