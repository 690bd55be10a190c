import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArchiveInputs } from '../../../../../src/actions/archive/inputs.ts';
import { readTreeInputs } from '../../../../../src/actions/tree/inputs.ts';
import { readRunnerEnvironment } from '../../../../../src/core/environment.ts';
import { readTreeConfig, type TreeConfig } from '../../../../../src/actions/tree/read/config.ts';
import { makeArchiveRequest, type WorkSource } from '../../../../../src/actions/tree/build/archive-request.ts';
import type { PlannedImage } from '../../../../../src/actions/tree/plan.ts';
import { readDockerfile } from '../../../../../src/actions/tree/read/dockerfile.ts';
import { makePlanned } from '../../../../support/planned-image.ts';
import { actionYmlOf } from '../../../../support/repository.ts';
import { fillInputs } from '../../../../support/runner/action-yml.ts';

type Inputs = Readonly<Record<string, string>>;

const hash = 'f'.repeat(64);
const tests = { command: './test.sh', timeout: 600_000 };

function getter(inputs: Inputs) {
  return (name: string) => inputs[name] ?? '';
}

async function makeRequest(
  given: Inputs,
  image: Partial<PlannedImage> = {},
  source: WorkSource = { parents: new Map() },
  config: Partial<TreeConfig> = {},
) {
  const environment = readRunnerEnvironment({}, { cwd: '/w', tmp: '/t', home: '/h' });
  const request = readTreeInputs(getter(await fillInputs(actionYmlOf('tree'), given, '')), environment);
  const settings = { request, config: { ...(await readTreeConfig('', '')), ...config } };
  const planned = makePlanned('api', { label: 'ghcr.io/acme/api:1', because: 'the tree has its folder', ...image });
  return makeArchiveRequest(planned, source, source.built ? undefined : tests, settings);
}

async function readRoot(given: Inputs) {
  const inputs = await fillInputs(actionYmlOf('archive'), { image: 'ghcr.io/acme/api', version: '1', ...given }, '');
  return {
    ...readArchiveInputs(getter(inputs), {}),
    sourceBecause: 'the tree has its folder',
    summary: false,
  };
}

/** A request without what is undefined, which means the same as what is missing. */
function given(request: object): unknown {
  return JSON.parse(JSON.stringify(request));
}

describe('the request to archive an image of a tree', () => {
  it('is that of the root action with the same inputs', async () => {
    const folder = { source: 'build', context: '/w/api', file: '/w/api/Dockerfile', 'verify-command': './test.sh' };
    const labels = `docker-archive-action.inputs=${hash}`;
    assert.deepEqual(given(await makeRequest({})), given(await readRoot({ ...folder, labels })));
    const more = {
      ...{
        push: 'true',
        'tag-latest': 'true',
        'no-cache': 'true',
        network: 'host',
        'archive-format': 'tzst',
        'compression-level': '3',
      },
      ...{ 'upload-artifact': 'false', 'retention-days': '5', cache: 'false', prune: 'all', keep: '2', timeout: '60' },
      ...{ 'keep-versions': '1.*', 'allow-dirty': 'true', 'github-token': 'secret', retries: '1', 'archive-dir': 'a' },
    };
    assert.deepEqual(given(await makeRequest(more)), given(await readRoot({ ...folder, ...more, labels })));
  });

  it('takes what the engine has when that is only finished', async () => {
    const built = { id: `sha256:${hash}`, name: 'own:1' };
    const { source, imageId, checks } = await makeRequest({}, {}, { built });
    assert.deepEqual([source, imageId, checks.verify], ['local', hash, undefined]);
  });

  it('has the limits of the config (B.8)', async () => {
    const limits = { memory: 1 << 20, memorySwap: -1, cpuShares: 2, cpusetCpus: '0' };
    const { build } = await makeRequest({}, {}, undefined, { limits });
    const { memory, memorySwap, cpuShares, cpusetCpus } = build;
    assert.deepEqual({ memory, memorySwap, cpuShares, cpusetCpus }, limits);
  });

  it('holds a template as it is rendered', async () => {
    const folder = { ...makePlanned('api').folder, dockerfile: 'Dockerfile.template' as const };
    const { build } = await makeRequest({}, { folder, dockerfile: 'FROM scratch\n', buildArgs: { A: 'b' } });
    assert.deepEqual([build.file, build.dockerfileInline, build.buildArgs], ['', 'FROM scratch\n', { A: 'b' }]);
  });

  it('gives parents names of this step alone wherever the Dockerfile names them, and changes nothing else', async () => {
    const lines = [
      ...['ARG BASE=acme/base', 'FROM --platform=$BUILDPLATFORM acme/tools:1 AS tools', 'FROM ${BASE} AS acme'],
      ...['COPY --chown=1 --from=acme/tools:1 /a acme/tools:1', 'COPY --from=tools /a /b', 'FROM acme \\', '  AS x'],
      ...['RUN --mount=type=cache,target=/c --mount=type=bind,"from=acme/base",target=/b from=acme/base make'],
      ...['COPY --from=\\', 'acme/base /c /', 'FROM debian:12'],
    ];
    const dockerfile = lines.join('\r\n');
    const parents = new Map([
      ['base', { id: hash, name: 'own:base' }],
      ['tools', { id: hash, name: 'own:tools' }],
    ]);
    const references = new Map([
      ['acme/base', 'base'],
      ['acme/tools:1', 'tools'],
    ]);
    const { uses } = readDockerfile(dockerfile, {});
    const { build } = await makeRequest({}, { dockerfile, uses, references }, { parents });
    assert.equal(build.file, '/w/api/Dockerfile');
    assert.deepEqual(build.dockerfileInline.split('\r\n'), [
      ...['ARG BASE=acme/base', 'FROM --platform=$BUILDPLATFORM own:tools AS tools', 'FROM own:base AS acme'],
      ...['COPY --chown=1 --from=own:tools /a acme/tools:1', 'COPY --from=tools /a /b', 'FROM acme \\', '  AS x'],
      ...['RUN --mount=type=cache,target=/c --mount=type=bind,"from=own:base",target=/b from=acme/base make'],
      ...['COPY --from=own:base /c /', 'FROM debian:12'],
    ]);
  });

  it('publishes only what is selected, and no version with a suffix as latest (B.7)', async () => {
    const push = { push: 'true', 'tag-latest': 'true' };
    const parent = await makeRequest(push, { selected: false });
    assert.deepEqual([parent.publish.push, parent.publish.tagLatest], [false, 'false']);
    assert.equal((await makeRequest({ push: 'true', nightly: 'true' })).publish.tagLatest, 'false');
    assert.equal((await makeRequest({ ...push, nightly: 'true' })).publish.tagLatest, 'true');
    assert.equal((await makeRequest({ push: 'true' })).publish.tagLatest, 'auto');
  });
});
