import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseBuilder, type BuilderFacts } from '../../../src/build/choice.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { readBuildInputs } from '../../support/build-inputs.ts';

const modern: BuilderFacts = { buildkit: true, limits: true, asked: undefined, forBuildx: [] };
const old: BuilderFacts = { ...modern, limits: false };
const without: BuilderFacts = { buildkit: false, limits: false, asked: undefined, forBuildx: [] };

function choose(inputs: Record<string, string>, facts = modern): string {
  const { builder, because } = chooseBuilder(readBuildInputs(inputs), facts);
  return `${builder}: ${because}`;
}

describe('chooseBuilder', () => {
  it("takes the engine's BuildKit, or the classic builder where there is none", () => {
    assert.equal(choose({}), 'buildkit: the engine has it');
    assert.equal(
      choose({ secrets: 'a=b', network: 'host', provenance: 'False', 'shm-size': '1g' }),
      'buildkit: the engine has it',
    );
    assert.equal(choose({}, without), 'classic: the engine has no BuildKit');
  });

  it('heeds DOCKER_BUILDKIT', () => {
    assert.equal(choose({}, { ...modern, asked: false }), 'classic: DOCKER_BUILDKIT=0 asks for it');
    assert.equal(choose({}, { ...modern, asked: true }), 'buildkit: the engine has it');
    assert.equal(choose({}, { ...without, asked: true }), 'classic: the engine has no BuildKit');
  });

  it('chooses buildx for the variables that only it reads, where the inputs allow it', () => {
    const facts = { ...modern, forBuildx: ['BUILDX_BUILDER'] };
    assert.equal(choose({}, facts), 'buildx: BUILDX_BUILDER asks for it');
    assert.equal(choose({ memory: '1g' }, facts), 'classic: memory asks for it');
    assert.deepEqual(chooseBuilder(readBuildInputs({ memory: '1g' }), facts).ignored, ['BUILDX_BUILDER']);
    assert.deepEqual(chooseBuilder(readBuildInputs({}), facts).ignored, []);
  });

  it('chooses buildx for what the API cannot do', () => {
    for (const [input, value] of [
      ['platforms', 'linux/amd64,linux/arm64'],
      ['cache-to', 'type=gha'],
      ['cache-from', 'type=gha'],
      ['build-contexts', 'base=docker-image://alpine'],
      ['ssh', 'default'],
      ['annotations', 'a=b'],
      ['attests', 'type=sbom'],
      ['provenance', 'mode=max'],
      ['sbom', 'true'],
      ['no-cache-filters', 'build'],
      ['allow', 'network.host'],
      ['builder', 'mine'],
    ] as const) {
      assert.equal(choose({ [input]: value }), `buildx: ${input} asks for it`);
    }
    assert.match(choose({ context: 'https://github.com/a/b.git', 'dockerfile-inline': 'FROM scratch' }), /^buildx: /);
    assert.equal(choose({ platforms: 'linux/arm64', 'cache-from': 'acme/api:1' }), 'buildkit: the engine has it');
  });

  it('chooses the classic builder for what only it honours', () => {
    for (const [input, value] of [
      ['memory', '1g'],
      ['memory-swap', '-1'],
      ['cpu-shares', '2'],
      ['cpuset-cpus', '0'],
      ['isolation', 'hyperv'],
      ['squash', 'true'],
      ['cgroup-parent', '/x'],
    ] as const) {
      assert.equal(choose({ [input]: value }), `classic: ${input} asks for it`);
    }
    assert.equal(choose({ network: 'mine' }), 'classic: network mine asks for it');
  });

  it('lets no old BuildKit ignore shm-size and ulimit', () => {
    assert.equal(choose({ 'shm-size': '1g', ulimit: 'nofile=1' }, old), 'classic: shm-size, ulimit ask for it');
    assert.equal(choose({ 'shm-size': '1g', secrets: 'a=b' }, old), 'buildx: shm-size asks for it');
    assert.equal(choose({ secrets: 'a=b' }, without), 'buildx: secrets asks for it');
  });

  it('names two inputs that exclude each other', () => {
    const clash = (inputs: Record<string, string>, message: RegExp, facts = modern) =>
      assert.throws(
        () => chooseBuilder(readBuildInputs(inputs), facts),
        error => error instanceof ActionError && error.code === 'BUILDER' && message.test(error.message),
      );
    const asked = (value: boolean) => ({ ...modern, asked: value });
    clash(
      { secrets: 'a=b' },
      /^secrets and DOCKER_BUILDKIT=0 cannot go together: secrets needs BuildKit or/,
      asked(false),
    );
    clash({ memory: '1g' }, /^memory and DOCKER_BUILDKIT=1 cannot/, asked(true));
  });
});
