import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { selectImages } from '../../../../../src/actions/tree/read/selection.ts';

describe('selectImages', () => {
  const images = ['python3', 'base/python', 'nodejs', 'my-nodejs'].map(name => {
    return { name, tag: '1.0', label: `reg.acme.com:5000/team/${name}:1.0` };
  });
  const namesBy = (...patterns: string[]) => [...selectImages(images, patterns).names];

  it('takes all without a pattern, and all but those excluded with only `!`', () => {
    assert.equal(namesBy().length, 4);
    assert.deepEqual(namesBy('!*node*'), ['python3', 'base/python']);
  });

  it('matches the full label, name:tag or the bare name, always as a whole', () => {
    assert.deepEqual(namesBy('nodejs'), ['nodejs']);
    assert.deepEqual(namesBy('nodejs:1.0'), ['nodejs']);
    assert.deepEqual(namesBy('*/nodejs:*'), ['nodejs']);
    assert.deepEqual(namesBy('reg.acme.com:5000/team/my-nodejs:1.0'), ['my-nodejs']);
    assert.deepEqual(namesBy('python'), []);
    assert.deepEqual(namesBy('NODEJS'), []);
  });

  it('lets * cross slashes, and knows ?, [seq] and [!seq]', () => {
    assert.deepEqual(namesBy('reg*python'), []);
    assert.deepEqual(namesBy('reg*python:*'), ['base/python']);
    assert.deepEqual(namesBy('python?'), ['python3']);
    assert.deepEqual(namesBy('python[0-5]'), ['python3']);
    assert.deepEqual(namesBy('python[!0-5]'), []);
    assert.deepEqual(namesBy('base.python'), []);
  });

  it('combines patterns, and excludes wherever ! stands', () => {
    assert.deepEqual(namesBy('!my-*', '*nodejs', 'python3'), ['python3', 'nodejs']);
  });

  it('reports the patterns that match no image', () => {
    assert.deepEqual(selectImages(images, ['nodejs', 'ruby*', '!php']).unmatched, ['ruby*']);
  });
});
