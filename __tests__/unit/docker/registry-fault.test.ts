import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultOfWords, hintForFault } from '../../../src/docker/registry-fault.ts';

describe('the words that an engine passes on from a registry', () => {
  for (const [words, fault] of [
    ['Get "https://r.test/v2/": dial tcp: lookup r.test: no such host', 'unreachable'],
    ['Get "https://r.test/v2/": dial tcp 10.0.0.1:443: connect: connection refused', 'unreachable'],
    ['Get "https://r.test/v2/": net/http: TLS handshake timeout', 'unreachable'],
    ['Get "https://r.test/v2/": proxyconnect tcp: EOF', 'unreachable'],
    ['Get "https://r.test/v2/": x509: certificate signed by unknown authority', 'authority'],
    ['tls: failed to verify certificate: x509: certificate signed by unknown authority', 'authority'],
    ['tls: failed to verify certificate: x509: certificate has expired or is not yet valid', 'certificate'],
    ['x509: certificate is valid for other.test, not r.test', 'certificate'],
    ['remote error: tls: certificate required', 'client-certificate'],
    ['Get "https://r.test/v2/": http: server gave HTTP response to HTTPS client', 'no-tls'],
    ['toomanyrequests: You have reached your unauthenticated pull rate limit.', 'busy'],
    ['unexpected status from HEAD request to https://r.test/v2/a/manifests/1: 429 Too Many Requests', 'busy'],
    ['received unexpected HTTP status: 503 Service Unavailable', 'broken'],
    ['unexpected status from PUT request to https://r.test/v2/: 500 Internal Server Error', 'broken'],
    ['Get "https://r.test/v2/": dial tcp 10.0.0.1:443: i/o timeout', 'unreachable'],
    ['errors parsing HTTP 400 response of r.test:503/acme/rate-limit:500: tag invalid', 'refused'],
    ['manifest invalid: manifest invalid', 'refused'],
  ] as const) {
    it(`are ${fault}: ${words}`, () => assert.equal(faultOfWords(words), fault));
  }

  it('lead to the question whether a registry can be reached only when it gave no answer', () => {
    for (const fault of [
      'authority',
      'certificate',
      'client-certificate',
      'no-tls',
      'busy',
      'broken',
      'refused',
    ] as const) {
      assert.doesNotMatch(hintForFault(fault, 'r.test', 'the engine'), /reachable/);
    }
  });
});
