import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';

const src = resolve(import.meta.dirname, '../../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gms);
  const lazy = text.matchAll(/import\('([^']+)'\)/g);
  return [
    ...[...statements].map(([, type, from = '']) => ({ from, typeOnly: type !== undefined })),
    ...[...lazy].map(([, from = '']) => ({ from, typeOnly: false })),
  ];
}

// A stage may use what stands before it, and packing, which knows files alone, stands before whoever writes one; the
// words of errors and logs are everybody's.
const stages = ['plan', 'inputs', 'pack', 'acquire', 'export', 'ship', 'prune', 'tree', 'report'];
const everybodys = new Set(['report/errors.ts', 'report/log.ts', 'report/progress.ts', 'report/format.ts']);

describe('imports', () => {
  for (const file of files.filter(each => each.includes('/'))) {
    it(`of ${file} run one way`, () => {
      const stage = stages.indexOf(file.split('/')[0] ?? '');
      assert.ok(stage >= 0, `${file} is in no known folder`);
      for (const { from, typeOnly } of importsOf(file).filter(each => each.from.startsWith('.'))) {
        const target = relative(src, resolve(src, dirname(file), from));
        if (typeOnly || everybodys.has(target)) continue;
        const of = stages.indexOf(target.split('/')[0] ?? '');
        assert.ok(of >= 0 && of <= stage, `${file} imports ${target}`);
      }
    });
  }

  const vendors: [RegExp, string[]][] = [
    [/^dockerode$/, ['acquire/engine.ts']],
    [/^@actions\/artifact$/, ['ship/artifact.ts']],
    [/^@actions\/cache$/, ['ship/cache-entries.ts']],
    [/^@actions\/http-client$/, ['ship/github.ts']],
    [/^@actions\/core$/, ['door.ts', 'report/console.ts']],
    [/^yauzl$/, ['pack/unzip.ts']],
    [/^nunjucks$/, ['tree/template.ts']],
    [/^yaml$/, ['tree/read-yaml.ts']],
    [/^@grpc\//, ['acquire/session.ts']],
  ];
  for (const [vendor, allowed] of vendors) {
    it(`keep ${vendor.source} in ${allowed.join(', ')}`, () => {
      const users = files.filter(file => importsOf(file).some(({ from }) => vendor.test(from)));
      assert.deepEqual(users.sort(), allowed);
    });
  }

  it('leave pure files without Node and without @actions', () => {
    const pure = files.filter(file =>
      /^(plan\/|prune\/(stale|judge)|tree\/(graph|select|state|stamp|judge|expand|naming|depend|template-check)|report\/(summary|outputs|format|errors)|export\/metadata)/.test(
        file,
      ),
    );
    assert.ok(pure.length > 8);
    for (const file of pure) {
      const outside = importsOf(file).filter(({ from, typeOnly }) => !typeOnly && !from.startsWith('.'));
      assert.deepEqual(outside, [], file);
    }
  });

  it('load heavy vendors only where they are used', () => {
    for (const file of ['ship/artifact.ts', 'ship/cache-entries.ts']) {
      const eager = importsOf(file).filter(({ from, typeOnly }) => /^@actions\//.test(from) && !typeOnly);
      const text = readFileSync(join(src, file), 'utf8');
      for (const { from } of eager) assert.match(text, new RegExp(`await import\\('${from}'\\)`));
    }
  });
});
