import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeProxyArgs, proxyPasswords } from '../../../src/docker/proxy-args.ts';
import type { DockerConfig, ProxyConfig } from '../../../src/docker/config.ts';

function configOf(proxies: Record<string, ProxyConfig>): DockerConfig {
  return {
    path: '/config.json',
    auths: {},
    credHelpers: {},
    credsStore: '',
    currentContext: '',
    proxies,
    httpHeaders: {},
  };
}

const socket = 'unix:///var/run/docker.sock';

describe('makeProxyArgs', () => {
  it('gives each proxy in both spellings', () => {
    const all = { httpProxy: 'h', httpsProxy: 's', ftpProxy: 'f', noProxy: 'n', allProxy: 'a' };
    const names = Object.entries(makeProxyArgs(configOf({ default: all }), socket, {})).map(pair => pair.join('='));
    assert.deepEqual(names, [
      ...['HTTP_PROXY=h', 'http_proxy=h', 'HTTPS_PROXY=s', 'https_proxy=s', 'FTP_PROXY=f', 'ftp_proxy=f'],
      ...['NO_PROXY=n', 'no_proxy=n', 'ALL_PROXY=a', 'all_proxy=a'],
    ]);
    assert.deepEqual(makeProxyArgs(configOf({}), socket, {}), {});
  });

  it("prefers the engine's own proxies, and what is given in either spelling", () => {
    const config = configOf({ default: { httpProxy: 'all' }, [socket]: { httpProxy: 'own', noProxy: 'none' } });
    assert.deepEqual(makeProxyArgs(config, socket, { No_Proxy: 'x' }), { HTTP_PROXY: 'own', http_proxy: 'own' });
    assert.deepEqual(makeProxyArgs(config, 'tcp://other:2376', { http_proxy: 'x' }), {});
  });
});

describe('proxyPasswords', () => {
  it('finds the passwords before the host', () => {
    const args = {
      A: 'http://me:pass:word@proxy:3128',
      B: 'http://me:pass:word@proxy',
      C: 'http://proxy:3128',
      D: 'a,b',
    };
    assert.deepEqual(proxyPasswords(args), ['pass:word']);
  });
});
