import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ancestors } from './ancestors.ts';

const tests = join(import.meta.dirname, '..');

for (const [ancestor, members] of Object.entries(ancestors)) {
  describe(`everything that ${ancestor} does`, () => {
    for (const [member, proofs] of Object.entries(members)) {
      it(`${member} is tested, or left out for a reason`, () => {
        assert.ok(proofs.length > 0);
        for (const proof of proofs) {
          if ('left' in proof) continue;
          const [file, title] = proof;
          const found = titlesIn(file).some(each => each.startsWith(title));
          assert.ok(found, `${file} has no test whose title begins with ${title}`);
        }
      });
    }
  });
}

function titlesIn(file: string): string[] {
  const text = readFileSync(join(tests, file), 'utf8');
  return [...text.matchAll(/\bit\(\s*(['"`])(.*?)\1/gs)].map(([, , title = '']) => title);
}
