import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { it } from 'node:test';
import { root } from '../support/repository.ts';

it('every promise of SECURITY.md names tests that exist', () => {
  const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const tests = new Set(
    readdirSync(join(root, '__tests__'), { recursive: true, encoding: 'utf8' }).map(file => basename(file)),
  );
  const named = [...text.matchAll(/`([\w-]+\.test\.ts)`/g)].map(([, name = '']) => name);
  assert.ok(named.length > 10);
  assert.deepEqual(
    named.filter(name => !tests.has(name)),
    [],
  );
  // Each paragraph after the table promises something.
  const paragraphs = text
    .slice(text.lastIndexOf('|\n') + 2)
    .trim()
    .split('\n\n');
  assert.deepEqual(
    paragraphs.filter(paragraph => !paragraph.includes('.test.ts`')),
    [],
  );
});
