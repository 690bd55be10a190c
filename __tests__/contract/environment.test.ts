import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildxVariables } from '../../src/build/variables.ts';
import { root } from '../support/repository.ts';

const ofDocker = /^(DOCKER|BUILDX|BUILDKIT)_|^EXPERIMENTAL_BUILDKIT_|^SOURCE_DATE_EPOCH$/;

/** The names of variables in the table of the README. */
function listDocumented(): Set<string> {
  const [, section = ''] = readFileSync(join(root, 'README.md'), 'utf8').split('## The environment of the Docker CLI');
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter(line => line.startsWith('| `'));
  return new Set(
    rows.flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name)),
  );
}

/** The names of variables that the sources read. */
function listRead(): string[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(path =>
    path.endsWith('.ts'),
  );
  const texts = files.map(path => readFileSync(join(root, 'src', path), 'utf8'));
  return texts.flatMap(text => [...text.matchAll(/env\['([A-Z_]+)'\]/g)].map(([, name = '']) => name));
}

describe('the environment of the Docker CLI', () => {
  it('is in the README where the sources read it', () => {
    const documented = listDocumented();
    const read = [...listRead(), ...buildxVariables, 'DOCKER_DEFAULT_PLATFORM', 'DOCKER_BUILDKIT'];
    assert.ok(read.includes('DOCKER_HOST'));
    assert.deepEqual(
      [...new Set(read)].filter(name => ofDocker.test(name) && !documented.has(name)),
      [],
    );
  });

  it('is in the README where Docker documents it', () => {
    const documented = listDocumented();
    const known = [
      ...['API_VERSION', 'CERT_PATH', 'CONFIG', 'CONTENT_TRUST', 'CONTEXT', 'CUSTOM_HEADERS', 'DEFAULT_PLATFORM'],
      ...['HOST', 'TLS', 'TLS_VERIFY', 'AUTH_CONFIG', 'BUILDKIT'],
    ].map(name => `DOCKER_${name}`);
    assert.deepEqual(
      known.filter(name => !documented.has(name)),
      [],
    );
  });
});
