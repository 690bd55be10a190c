import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { saidBy, startJob, type Job } from '../support/job.ts';

const light = { 'upload-artifact': 'false', cache: 'false', 'archive-format': 'docker' };
const Dockerfile = 'FROM scratch\nCOPY . /\n';
const withGlobalHeader = [
  'import tarfile',
  'tar = tarfile.open("context.tar", "w", format=tarfile.PAX_FORMAT, pax_headers={"comment": "abc"})',
  'tar.add("Dockerfile"); tar.add("keep"); tar.close()',
].join('\n');

/** The files in the only layer of a bare archive. */
function listFiles(archive: string): string[] {
  const script = [
    'import json, sys, tarfile',
    'outer = tarfile.open(sys.argv[1])',
    'for layer in json.load(outer.extractfile("manifest.json"))[0]["Layers"]:',
    '  for member in tarfile.open(fileobj=outer.extractfile(layer)): print(member.name)',
  ].join('\n');
  return execFileSync('python3', ['-c', script, archive], { encoding: 'utf8' }).trim().split('\n').sort();
}

type Situation = readonly [
  name: string,
  prepare: (job: Job) => Promise<void>,
  files: readonly string[],
  inputs?: Readonly<Record<string, string>>,
];

const situations: readonly Situation[] = [
  [
    'whose .dockerignore is a link to a file outside (moby/moby#42108)',
    async job => {
      await job.write({ Dockerfile, secret: 's', keep: 'k', '../rules': 'secret\n' });
      await symlink('../rules', join(job.workspace, '.dockerignore'));
    },
    ['.dockerignore', 'Dockerfile', 'keep'],
  ],
  [
    'whose Dockerfile is a link (moby/moby#32041)',
    async job => {
      await job.write({ 'docker/Real': Dockerfile, keep: 'k' });
      await symlink('docker/Real', join(job.workspace, 'Dockerfile'));
    },
    ['Dockerfile', 'docker', 'docker/Real', 'keep'],
  ],
  [
    'with a Dockerfile.dockerignore (docker/docs#19143)',
    job => job.write({ Dockerfile, 'Dockerfile.dockerignore': 'secret\n', secret: 's', keep: 'k' }),
    ['Dockerfile', 'Dockerfile.dockerignore', 'keep'],
  ],
  [
    'that is a tar with a global header (moby/moby#41496)',
    async job => {
      await job.write({ Dockerfile, keep: 'k' });
      execFileSync('python3', ['-c', withGlobalHeader], { cwd: job.workspace });
    },
    ['Dockerfile', 'keep'],
    { context: 'context.tar' },
  ],
  [
    'with a file from before 1970',
    async job => {
      await job.write({ Dockerfile, old: 'k' });
      await utimes(join(job.workspace, 'old'), -1000, -1000);
    },
    ['Dockerfile', 'old'],
  ],
];

describe('a context', () => {
  for (const [name, prepare, files, inputs] of situations) {
    it(name, async () => {
      await using job = await startJob();
      await prepare(job);
      const step = await job.run({ ...light, context: '.', ...inputs });
      assert.equal(step.code, 0, saidBy(step));
      assert.deepEqual(listFiles(step.outputs['archive-path'] ?? ''), files);
    });
  }
});
