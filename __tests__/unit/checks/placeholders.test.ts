import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fillPlaceholders } from '../../../src/checks/placeholders.ts';

const about = { image: 'acme/api:1.0', imageid: 'sha256:ab', archive: '/a b/$(x).zip', path: '/work' };

describe('fillPlaceholders', () => {
  it('fills plain words in as they are, in any quotes', () => {
    assert.equal(
      fillPlaceholders(`run '{image}' "{imageid}" {path}/x`, about),
      `run 'acme/api:1.0' "sha256:ab" /work/x`,
    );
  });

  it('gives anything else as a variable, which no shell reads as its own text', () => {
    assert.equal(fillPlaceholders('test -f "{archive}"', about), 'test -f "${DOCKER_ARCHIVE_ARCHIVE}"');
  });

  it('leaves the variables of the shell and other braces alone', () => {
    const command = 'echo ${image} ${path:-x} {other} {{image}} a{b,c}';
    assert.equal(fillPlaceholders(command, about), 'echo ${image} ${path:-x} {other} {acme/api:1.0} a{b,c}');
  });
});
