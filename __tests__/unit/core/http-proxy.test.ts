import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { proxiesForLibraries, proxyFor } from '../../../src/core/http-proxy.ts';

const ask = (url: string, env: Record<string, string>) => proxyFor(new URL(url), env);

describe('the proxy for an address', () => {
  for (const [what, url, env, proxy] of [
    ['there is none', 'https://a.test', {}, undefined],
    ['https', 'https://a.test', { HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'http://q:1' }, 'http://p:1'],
    ['http', 'http://a.test', { HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'http://q:1' }, 'http://q:1'],
    ['http has no proxy where only https has', 'http://a.test', { HTTPS_PROXY: 'http://p:1' }, undefined],
    ['lower case', 'https://a.test', { https_proxy: 'http://p:1' }, 'http://p:1'],
    ['upper case wins', 'https://a.test', { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:1' }, 'http://p:1'],
    ['an empty variable is none', 'https://a.test', { HTTPS_PROXY: '', https_proxy: 'http://q:1' }, 'http://q:1'],
    ['without a scheme', 'https://a.test', { HTTPS_PROXY: 'p:3128' }, 'http://p:3128'],
    ['a proxy by https', 'https://a.test', { HTTPS_PROXY: 'https://p:1' }, 'https://p:1'],
    ['with a login', 'https://a.test', { HTTPS_PROXY: 'http://u:w@p:1' }, 'http://u:w@p:1'],
    ['ALL_PROXY is not read', 'https://a.test', { ALL_PROXY: 'http://p:1', all_proxy: 'http://p:1' }, undefined],
    [
      'NO_PROXY wins over no_proxy',
      'https://a.test',
      { HTTPS_PROXY: 'http://p', NO_PROXY: 'b', no_proxy: 'a.test' },
      'http://p',
    ],
    [
      'an empty NO_PROXY is none',
      'https://a.test',
      { HTTPS_PROXY: 'http://p', NO_PROXY: '', no_proxy: 'a.test' },
      undefined,
    ],
  ] as const) {
    it(`is right: ${what}`, () => assert.equal(ask(url, env), proxy));
  }
});

describe('the proxies for libraries', () => {
  it('are the same under both names, and exempt by name what is asked directly', () => {
    const env = { HTTPS_PROXY: 'p:1', https_proxy: 'q:1', NO_PROXY: '10.0.0.0/8' };
    const urls = ['https://10.1.2.3:8443/api/v3', 'https://api.github.com', 'http://127.0.0.1:5000', ''];
    const noProxy = '10.0.0.0/8,10.1.2.3,127.0.0.1';
    assert.deepEqual(proxiesForLibraries(env, urls), {
      ...{ HTTPS_PROXY: 'http://p:1', https_proxy: 'http://p:1' },
      ...{ NO_PROXY: noProxy, no_proxy: noProxy },
    });
  });

  it('are none where there is no proxy', () => {
    assert.deepEqual(proxiesForLibraries({ NO_PROXY: 'a' }, ['https://a']), {});
  });
});

// The cases that golang.org/x/net/http/httpproxy documents and tests.
describe('NO_PROXY', () => {
  for (const [noProxy, host, direct] of [
    ['', 'localhost', true],
    ['', 'LOCALHOST:5000', true],
    ['', '127.0.0.1', true],
    ['', '127.9.9.9:5000', true],
    ['', '[::1]:5000', true],
    ['', '[::ffff:127.0.0.1]', true],
    ['', 'localhost.test', false],
    ['', 'a.test', false],
    ['*', 'a.test', true],
    ['b.test, *', '10.0.0.1', true],
    ['corp.test', 'corp.test', true],
    ['corp.test', 'registry.corp.test', true],
    ['corp.test', 'a.b.corp.test:5000', true],
    ['CORP.test', 'Registry.corp.TEST', true],
    ['corp.test', 'mycorp.test', false],
    ['.corp.test', 'registry.corp.test', true],
    ['.corp.test', 'corp.test', false],
    ['*.corp.test', 'registry.corp.test', true],
    ['*.corp.test', 'corp.test', false],
    ['a.*.test', 'a.b.test', false],
    ['b.test , corp.test ,', 'corp.test', true],
    ['corp.test:443', 'corp.test', true],
    ['corp.test:5000', 'corp.test', false],
    ['corp.test:5000', 'corp.test:5000', true],
    ['.corp.test:5000', 'a.corp.test:5000', true],
    [':5000', 'corp.test:5000', false],
    ['10.1.2.3', '10.1.2.3:5000', true],
    ['10.1.2.3:5000', '10.1.2.3:5000', true],
    ['10.1.2.3:5000', '10.1.2.3', false],
    ['10.1.2', '10.1.2.3', false],
    ['10.0.0.0/8', '10.1.2.3:5000', true],
    ['10.0.0.0/8', '11.1.2.3', false],
    ['10.0.0.0/8', '10.corp.test', false],
    ['10.0.0.0/99', '10.1.2.3', false],
    ['192.168.1.1/33,10.1.2.3', '10.1.2.3', true],
    ['10.1.2.3', '[::ffff:10.1.2.3]', true],
    ['10.0.0.0/8', '[::ffff:10.1.2.3]', true],
    ['2001:db8::/32', '[2001:db8::7]', true],
    ['2001:db8::/32', '[2001:db9::7]', false],
    ['2001:db8::7', '[2001:db8::7]:5000', true],
    ['[2001:db8::7]', '[2001:db8::7]', true],
    ['[2001:db8::7]:5000', '[2001:db8::7]:5000', true],
    ['[2001:db8::7]:5000', '[2001:db8::7]', false],
    ['2001:0DB8:0::7', '[2001:db8::7]', true],
  ] as const) {
    it(`${noProxy || 'unset'} ${direct ? 'exempts' : 'does not exempt'} ${host}`, () => {
      const env = { HTTPS_PROXY: 'http://proxy:1', NO_PROXY: noProxy };
      assert.equal(ask(`https://${host}`, env), direct ? undefined : 'http://proxy:1');
    });
  }
});
