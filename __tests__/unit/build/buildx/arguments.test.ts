import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildxArguments } from '../../../../src/build/buildx/arguments.ts';
import { readBuildInputs } from '../../../support/build-inputs.ts';

const env = { SET: 'from the environment' };

function write(given: Record<string, string>): string[] {
  const request = readBuildInputs(given, env);
  const { platforms } = request;
  const call = { request, platforms, reference: 'acme/api:1', output: 'type=docker', context: '/src', dockerfile: '' };
  return buildxArguments({ ...call, secrets: ['id=a,src=/x'], metadataFile: '/m.json' });
}

const always = [
  ...['buildx', 'build', '--progress=rawjson', '--tag=acme/api:1', '--output=type=docker'],
  ...['--metadata-file=/m.json', '--secret=id=a,src=/x', '--', '/src'],
];

describe('buildxArguments', () => {
  it('gives no flag for what was not asked for', () => {
    assert.deepEqual(write({}), always);
  });

  const flags: [Record<string, string>, string[]][] = [
    [{ platforms: 'linux/amd64,linux/arm64' }, ['--platform=linux/amd64,linux/arm64']],
    [{ builder: 'mine' }, ['--builder=mine']],
    [{ target: 'one' }, ['--target=one']],
    [{ 'build-args': 'A=1 2\nSET' }, ['--build-arg=A=1 2', '--build-arg=SET=from the environment']],
    [{ labels: 'a=b' }, ['--label=a=b']],
    [{ annotations: 'index:a=b\nc=d' }, ['--annotation=index:a=b', '--annotation=c=d']],
    [{ 'build-contexts': 'a=./b' }, ['--build-context=a=./b']],
    [{ ssh: 'default' }, ['--ssh=default']],
    [{ 'no-cache': 'true', pull: 'true' }, ['--no-cache', '--pull']],
    [{ 'no-cache-filters': 'a,b' }, ['--no-cache-filter=a', '--no-cache-filter=b']],
    [{ 'cache-from': 'type=local,src=c\nacme/api:0' }, ['--cache-from=type=local,src=c', '--cache-from=acme/api:0']],
    [{ 'cache-to': 'type=gha,mode=max' }, ['--cache-to=type=gha,mode=max']],
    [{ network: 'none' }, ['--network=none']],
    [{ 'add-hosts': 'a:1.2.3.4' }, ['--add-host=a:1.2.3.4']],
    [{ 'shm-size': '1k' }, ['--shm-size=1024']],
    [{ ulimit: 'nofile=1' }, ['--ulimit=nofile=1:1']],
    [{ 'cgroup-parent': 'x' }, ['--cgroup-parent=x']],
    [{ attests: 'type=sbom' }, ['--attest=type=sbom']],
    [{ provenance: 'false', sbom: 'true' }, ['--provenance=false', '--sbom=true']],
    [{ allow: 'network.host' }, ['--allow=network.host']],
  ];
  for (const [inputs, expected] of flags) {
    it(`gives ${Object.keys(inputs).join(' and ')} by their flags`, () => {
      const given = write(inputs).filter(argument => !always.includes(argument));
      assert.deepEqual(given, expected);
    });
  }
});
