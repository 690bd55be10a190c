import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeBuildQuery } from '../../../src/build/query.ts';
import { readBuildInputs } from '../../support/build-inputs.ts';

/** The parameters that are sent. */
function query(inputs: Record<string, string>): Record<string, unknown> {
  const all = makeBuildQuery(readBuildInputs(inputs), 'acme/api:1', 'Dockerfile', undefined);
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

describe('makeBuildQuery', () => {
  it('says nothing of what is not given', () => {
    assert.deepEqual(query({}), {
      ...{ t: 'acme/api:1', dockerfile: 'Dockerfile', buildargs: {}, labels: {}, rm: '1', forcerm: '1' },
    });
  });

  it('writes limits in bytes and lists as the engine expects them', () => {
    const said = query({
      ...{ 'shm-size': '64m', ulimit: 'nofile=10:20\ncore=-1', memory: '1g', 'memory-swap': '-1', 'cpu-shares': '9' },
      ...{ 'cpuset-cpus': '0-1', 'cgroup-parent': '/build' },
    });
    const [nofile, core] = [
      { Name: 'nofile', Soft: 10, Hard: 20 },
      { Name: 'core', Soft: -1, Hard: -1 },
    ];
    const expected = {
      ...{ shmsize: '67108864', ulimits: JSON.stringify([nofile, core]), memory: '1073741824', memswap: '-1' },
      ...{ cpushares: '9', cpusetcpus: '0-1', cgroupparent: '/build' },
    };
    assert.deepEqual(said, { ...query({}), ...expected });
  });

  it('writes hosts, network, isolation, squash and cache sources', () => {
    const said = query({ 'add-hosts': 'a=10.0.0.1\nb:::1', network: 'none', 'cache-from': 'acme/api:0' });
    const expected = { extrahosts: ['a:10.0.0.1', 'b:::1'], networkmode: 'none', cachefrom: '["acme/api:0"]' };
    assert.deepEqual(said, { ...query({}), ...expected });
    assert.deepEqual(query({ squash: 'true', isolation: 'process' }), {
      ...query({}),
      ...{ squash: '1', isolation: 'process' },
    });
  });
});
