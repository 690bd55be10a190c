import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readTreeConfig } from '../../../../../src/actions/tree/read/config.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function readConfig(text: string) {
  await writeFile(join(folder, 'config.yaml'), text);
  return readTreeConfig(join(folder, 'config.yaml'), 'config.yaml');
}

describe('what a config says about bumps', () => {
  async function read(text: string) {
    const { updateId, distribution, fallbackAuthor } = await readConfig(text);
    return { updateId, distribution, fallbackAuthor };
  }

  it('has the defaults of docker-pkg, except for the author', async () => {
    assert.deepEqual(await read(''), {
      ...{ updateId: 's', distribution: 'wikimedia' },
      fallbackAuthor: { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' },
    });
  });

  it('is what the file says, even an empty update_id', async () => {
    const text = 'update_id: ""\ndistribution: trixie\nfallback_author: Team\nfallback_email: team@example.org\n';
    assert.deepEqual(await read(text), {
      ...{ updateId: '', distribution: 'trixie', fallbackAuthor: { name: 'Team', email: 'team@example.org' } },
    });
  });

  it('is never a distribution that a changelog cannot hold', async () => {
    await assert.rejects(
      read('registry: x\ndistribution: a b\n'),
      /^ActionError: config\.yaml:2: distribution must be one word/,
    );
  });
});

describe('what a config says about builds', () => {
  async function read(text: string) {
    const { limits, verifyCommand } = await readConfig(text);
    return { limits, verifyCommand };
  }

  it('is no limit, and test.sh, by default', async () => {
    const limits = { memory: 0, memorySwap: 0, cpuShares: 0, cpusetCpus: '' };
    assert.deepEqual(await read(''), { limits, verifyCommand: '' });
    const usual = "verify_command: /bin/bash\nverify_args: ['-c', '{path}/test.sh {image}']\n";
    assert.equal((await read(usual)).verifyCommand, '');
  });

  it('container_limits are those of a build', async () => {
    const { limits } = await read('container_limits: memory=512m,memswap=-1,cpushares=512,cpusetcpus=0-2,4\n');
    assert.deepEqual(limits, { memory: 512 << 20, memorySwap: -1, cpuShares: 512, cpusetCpus: '0-2,4' });
    for (const bad of ['cpus=2', 'memory=much', 'memory', 'cpushares=0', 'cpusetcpus=a']) {
      await assert.rejects(read(`registry: x\ncontainer_limits: ${bad}\n`), {
        message: new RegExp(`^config\\.yaml:2: container_limits has "${bad}", allowed: memory=512m, `),
      });
    }
  });

  it('verify_command and verify_args are one command', async () => {
    const { verifyCommand } = await read(
      "verify_command: goss\nverify_args: ['run', '{path}/goss.yaml', '$HOME \"x\"']\n",
    );
    assert.equal(verifyCommand, '"goss" "run" "{path}/goss.yaml" "\\$HOME \\"x\\""');
  });
});
