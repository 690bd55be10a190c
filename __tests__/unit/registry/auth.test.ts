import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isLoopback } from '../../../src/core/network.ts';
import { pullScope, repositoryUrl, withoutTls } from '../../../src/registry/address.ts';
import { parseChallenges } from '../../../src/registry/challenge.ts';
import { defaultPlatform } from '../../../src/registry/platforms.ts';
import { parseReference } from '../../../src/image/reference.ts';

describe('the address of a repository', () => {
  for (const [reference, url] of [
    ['busybox', 'https://registry-1.docker.io/v2/library/busybox/'],
    ['docker.io/library/busybox', 'https://registry-1.docker.io/v2/library/busybox/'],
    ['acme/api', 'https://registry-1.docker.io/v2/acme/api/'],
    ['ghcr.io/acme/api', 'https://ghcr.io/v2/acme/api/'],
    ['registry:5000/api', 'https://registry:5000/v2/api/'],
    ['localhost/api', 'http://localhost/v2/api/'],
    ['localhost:5000/api', 'http://localhost:5000/v2/api/'],
    ['127.0.0.1:5000/api', 'http://127.0.0.1:5000/v2/api/'],
    ['127.9.9.9:5000/api', 'http://127.9.9.9:5000/v2/api/'],
    ['[::1]:5000/api', 'http://[::1]:5000/v2/api/'],
    ['127.0.0.1.example.com/api', 'https://127.0.0.1.example.com/v2/api/'],
    ['localhost.example.com/api', 'https://localhost.example.com/v2/api/'],
    ['128.0.0.1/api', 'https://128.0.0.1/v2/api/'],
  ] as const) {
    it(`of ${reference}`, () => {
      const secure = repositoryUrl(parseReference(reference)!);
      assert.equal((isLoopback(secure) ? withoutTls(secure) : secure).href, url);
    });
  }

  it('names the repository in the scope as the registry does', () => {
    assert.equal(pullScope(parseReference('busybox')!), 'repository:library/busybox:pull');
    assert.equal(pullScope(parseReference('ghcr.io/acme/api')!), 'repository:acme/api:pull');
  });
});

describe('challenges', () => {
  for (const [header, challenges] of [
    ['', []],
    ['Basic realm="a b"', [{ scheme: 'basic', params: { realm: 'a b' } }]],
    ['bearer Realm=https://a/b, service=c', [{ scheme: 'bearer', params: { realm: 'https://a/b', service: 'c' } }]],
    [
      'Bearer realm="https://a/b?c=d,e",service="f",scope="repository:g/h:pull,push"',
      [{ scheme: 'bearer', params: { realm: 'https://a/b?c=d,e', service: 'f', scope: 'repository:g/h:pull,push' } }],
    ],
    [
      'Basic realm="a \\"b\\"", Bearer realm="c"',
      [
        { scheme: 'basic', params: { realm: 'a "b"' } },
        { scheme: 'bearer', params: { realm: 'c' } },
      ],
    ],
    ['Bearer realm = "a" , realm="b"', [{ scheme: 'bearer', params: { realm: 'a' } }]],
    ['Negotiate', [{ scheme: 'negotiate', params: {} }]],
  ] as const) {
    it(`in ${header}`, () => assert.deepEqual(parseChallenges(header), challenges));
  }
});

describe('the platform of this machine', () => {
  it('is named in the words of images', () => {
    assert.deepEqual(defaultPlatform('x64'), { os: 'linux', architecture: 'amd64' });
    assert.deepEqual(defaultPlatform('arm64'), { os: 'linux', architecture: 'arm64' });
    assert.deepEqual(defaultPlatform('arm'), { os: 'linux', architecture: 'arm', variant: 'v7' });
    assert.deepEqual(defaultPlatform('ia32'), { os: 'linux', architecture: '386' });
  });
});
