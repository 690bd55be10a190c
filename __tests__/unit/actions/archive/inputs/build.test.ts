import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBuildInputs as read } from '../../../../support/build-inputs.ts';
import { complaintOf } from '../../../../support/complaint.ts';

const complaint = (inputs: Record<string, string>, env: Record<string, string> = {}) =>
  complaintOf(() => read(inputs, env));

describe('readBuild', () => {
  it('reads sizes as Docker does', () => {
    const sizes = ['64m', '1g', '1.5K', '2 MiB', '1024', '1GB'].map(size => read({ 'shm-size': size }).shmSize);
    assert.deepEqual(sizes, [64 << 20, 1 << 30, 1536, 2 << 20, 1024, 1 << 30]);
    assert.deepEqual([read({}).memory, read({ 'memory-swap': '-1' }).memorySwap], [0, -1]);
    for (const size of ['0', '-1', '1x', 'much']) {
      assert.match(complaint({ memory: size }), /^memory: ".*", allowed: a size above 0/);
    }
  });

  it('reads limits, hosts and platforms', () => {
    assert.deepEqual(read({ ulimit: 'nofile=1024:4096\ncore=-1' }).ulimit, ['nofile=1024:4096', 'core=-1:-1']);
    assert.deepEqual(read({ 'add-hosts': 'a:10.0.0.1,b=10.0.0.2\nc:[::1]\nd=fe80::1\ne:host-gateway' }).addHosts, [
      ...['a:10.0.0.1', 'b:10.0.0.2', 'c:::1', 'd:fe80::1', 'e:host-gateway'],
    ]);
    assert.equal(read({ platforms: 'linux/amd64,linux/aarch64\nlinux/arm' }).platforms.length, 3);
    assert.deepEqual(read({ platform: 'linux/x86_64' }).platforms, [{ os: 'linux', architecture: 'amd64' }]);
    assert.match(complaint({ platform: 'linux/amd64', platforms: 'linux/amd64' }), /^platforms: .*platform is given/);
    assert.match(complaint({ ulimit: 'nofile' }), /^ulimit: /);
    assert.match(complaint({ 'add-hosts': 'mirror' }), /^add-hosts: /);
    assert.match(complaint({ 'add-hosts': 'mirror:name' }), /^add-hosts: /);
    assert.match(complaint({ 'cpuset-cpus': 'all' }), /^cpuset-cpus: /);
  });

  it('reads secrets, and shows none in an error', () => {
    const { secrets, secretEnvs, secretFiles } = read(
      { secrets: 'a=x=y\n"b=two\nlines"', 'secret-envs': 'c=TOKEN', 'secret-files': 'd=./npmrc' },
      { TOKEN: 't' },
    );
    assert.deepEqual(
      { secrets, secretEnvs, secretFiles },
      {
        ...{ secrets: { a: 'x=y', b: 'two\nlines' }, secretEnvs: { c: 'TOKEN' }, secretFiles: { d: './npmrc' } },
      },
    );
    assert.match(complaint({ secrets: 'a=x\nhunter2' }), /^secrets: "item 2", allowed: id=value/);
    assert.match(complaint({ 'secret-envs': 'a=NONE' }), /^secret-envs: "a=NONE", allowed: .*that is set/);
  });

  it('refuses a Dockerfile beside the inline one', () => {
    assert.equal(read({ 'dockerfile-inline': 'FROM scratch\n' }).dockerfileInline, 'FROM scratch\n');
    assert.match(complaint({ 'dockerfile-inline': 'FROM scratch', file: 'x' }), /^file: "x", allowed: nothing/);
  });

  it('names two inputs that no builder honours together', () => {
    assert.match(
      complaint({ memory: '1g', 'cache-to': 'type=gha' }),
      /cache-to needs docker buildx, memory needs the classic/,
    );
    assert.match(
      complaint({ squash: 'true', secrets: 'a=b' }),
      /squash needs the classic builder, secrets needs BuildKit/,
    );
  });
});
