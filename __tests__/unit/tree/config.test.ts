import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readTreeConfig } from '../../../src/tree/config.ts';

describe('what a config says about bumps', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'config-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function read(text: string) {
    await writeFile(join(folder, 'config.yaml'), text);
    const { updateId, distribution, fallback } = await readTreeConfig(join(folder, 'config.yaml'), 'config.yaml');
    return { updateId, distribution, fallback };
  }

  it('is what docker-pkg takes for granted, but for an author that is somebody', async () => {
    assert.deepEqual(await read(''), {
      ...{ updateId: 's', distribution: 'wikimedia' },
      fallback: { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' },
    });
  });

  it('is what the file says, an empty mark too', async () => {
    const text = 'update_id: ""\ndistribution: trixie\nfallback_author: Team\nfallback_email: team@example.org\n';
    assert.deepEqual(await read(text), {
      ...{ updateId: '', distribution: 'trixie', fallback: { name: 'Team', email: 'team@example.org' } },
    });
  });

  it('is no distribution that a changelog could not hold', async () => {
    await assert.rejects(
      read('registry: x\ndistribution: a b\n'),
      /^ActionError: config\.yaml:2: distribution has to be one word/,
    );
  });
});
