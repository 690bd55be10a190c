// On every engine: a containerd store can lack a part of an image that it shows.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { buildImage, engineHost, inspectImage, removeImage, usesContainerd } from '../support/engine.ts';
import { errorOf, startJob } from '../support/job.ts';

const containerd = join(dirname(engineHost().replace('unix://', '')), 'exec/containerd/containerd.sock');
const program = join(process.env['ENGINE_TREES'] ?? '/opt', 'docker-archive-28/usr/bin/ctr');
const skip =
  (!(await usesContainerd()) && 'this engine has a classic image store') ||
  (!(existsSync(containerd) && existsSync(program)) && "this engine's containerd cannot be reached");

/** Runs containerd's own client on the engine's store. */
function ctr(...args: string[]): string {
  return execFileSync(program, ['--address', containerd, '--namespace', 'moby', ...args], { encoding: 'utf8' });
}

it('an image whose packed layer the store lacks is one error that says so', { skip }, async () => {
  await using job = await startJob();
  const name = `${job.image}:1.0.0`;
  await buildImage(name, { Dockerfile: 'FROM scratch\nCOPY note /note\n', note: randomBytes(1000) });
  const id = (await inspectImage(name))?.Id ?? '';
  const { layers } = JSON.parse(ctr('content', 'get', id)) as { layers: [{ digest: string }] };
  ctr('content', 'rm', layers[0].digest);
  const inputs = { source: 'local', version: '1.0.0', 'upload-artifact': 'false', cache: 'false' };
  for (const format of ['zip', 'docker']) {
    const said = errorOf(await job.run({ ...inputs, 'archive-format': format }));
    assert.match(said, /^the engine did not save all of .*:1\.0\.0: .* lacks .*\n.*Pull the image or build it again/);
    assert.deepEqual(await job.list(), []);
  }
  await removeImage(name);
});
