import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ActionError } from '../../../src/core/errors.ts';
import { isTransient } from '../../../src/core/transient.ts';
import {
  classifyRefusal,
  connectionLost,
  EngineRefusal,
  EngineStreamError,
  explainCall,
  orMissing,
} from '../../../src/docker/errors.ts';

const systemError = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

describe('classifyRefusal', () => {
  const cases = {
    'unauthorized: authentication required': 'denied',
    'denied: requested access to the resource is denied': 'denied',
    'no basic auth credentials': 'denied',
    'unexpected status: 403 Forbidden': 'denied',
    'manifest unknown: manifest unknown': 'not-found',
    'no matching manifest for linux/arm64 in the manifest list entries': 'not-found',
    'repository name not known to registry: does not exist': 'not-found',
    'access to the requested resource is not authorized': 'denied',
    'manifest for acme/authentication:1 not found: manifest unknown': 'not-found',
    'manifest for authorization:403 not found': 'not-found',
    'docker.io/library/denied:1: not found': 'not-found',
    'reading manifest 1 in 127.0.0.1:401/acme/denied: manifest unknown': 'not-found',
    'Get "https://r.test/v2/acme/denied/manifests/403": dial tcp: i/o timeout': 'failed',
    'received unexpected HTTP status: 500 Internal Server Error': 'failed',
  };
  for (const [words, kind] of Object.entries(cases)) {
    it(`takes "${words}" as ${kind}`, () => assert.equal(classifyRefusal(words), kind));
  }
});

describe('an error of the engine', () => {
  it('is transient by its words, whatever its status', () => {
    const refused = 'Get "https://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused';
    assert.ok(isTransient(new EngineRefusal(500, refused, undefined)));
    assert.ok(isTransient(new EngineStreamError('toomanyrequests: rate limit')));
    assert.ok(!isTransient(new EngineRefusal(500, 'no space left on device', undefined)));
  });

  it('is final when access is denied or the image is missing, even after a timeout', () => {
    assert.ok(!isTransient(new EngineStreamError('unauthorized: request timed out')));
    assert.ok(!isTransient(new EngineRefusal(404, 'timeout/app:1 not found', undefined)));
  });

  it('is judged by its status where that is conclusive', () => {
    assert.equal(new EngineRefusal(403, 'no', undefined).kind, 'denied');
    assert.equal(new EngineRefusal(404, 'no', undefined).kind, 'not-found');
    assert.equal(new EngineRefusal(404, 'pull access denied for acme/x', undefined).kind, 'denied');
    assert.ok(!isTransient(new EngineRefusal(409, 'the container timed out', undefined)));
  });

  it('is not judged by the name of an image', () => {
    assert.ok(!isTransient(new EngineStreamError('acme/timeout:1: no space left on device')));
    assert.ok(isTransient(new EngineStreamError('acme/denied:1: unexpected EOF')));
  });

  it('gives its words without a preamble', () => {
    assert.equal(new EngineStreamError('Error response from daemon: no').words, 'no');
  });
});

describe('explainCall', () => {
  const name = 'unix:///run/docker.sock (DOCKER_HOST)';

  it('takes an HTTP status as a refusal, in the words of the engine', () => {
    const error = Object.assign(new Error('(HTTP code 404) no such image - No such image: a:1 '), { statusCode: 404 });
    const refusal = explainCall(error, name, false);
    assert.ok(refusal instanceof EngineRefusal);
    assert.deepEqual([refusal.status, refusal.message], [404, 'No such image: a:1']);
    const json = explainCall(Object.assign(error, { json: { message: 'no such thing' } }), name, false);
    assert.equal(json.message, 'no such thing');
  });

  it('names an engine that cannot be reached, or whose certificate is not trusted', () => {
    const [down, tls] = ['ECONNREFUSED', 'DEPTH_ZERO_SELF_SIGNED_CERT'].map(code =>
      explainCall(systemError(code), name, false),
    );
    assert.ok(down instanceof ActionError && tls instanceof ActionError);
    assert.deepEqual([down.code, tls.code], ['ENGINE_DOWN', 'ENGINE_TLS']);
    assert.match(down.message, /^no Docker engine answers at unix:.* \(ECONNREFUSED\)$/);
  });

  it('names a connection that was lost, and leaves that of a stream to its reader', () => {
    const lost = explainCall(systemError('ECONNRESET'), name, false);
    assert.ok(lost instanceof ActionError && lost.code === 'ENGINE_LOST');
    const streamed = systemError('ECONNRESET');
    assert.equal(explainCall(streamed, name, true), streamed);
  });
});

describe('connectionLost', () => {
  it('keeps an ActionError, also as the reason of an abort', () => {
    const idle = new ActionError('IDLE', 'no progress');
    assert.equal(connectionLost('the pull', idle), idle);
    assert.equal(connectionLost('the pull', new Error('aborted', { cause: idle })), idle);
    assert.equal(connectionLost('the pull', systemError('EPIPE')).code, 'ENGINE_LOST');
  });
});

describe('orMissing', () => {
  it('gives undefined for 404 alone', async () => {
    assert.equal(await orMissing(Promise.resolve(1)), 1);
    const missing = Promise.reject<number>(new EngineRefusal(404, 'no such image', undefined));
    assert.equal(await orMissing(missing), undefined);
    await assert.rejects(orMissing(Promise.reject(new EngineRefusal(409, 'conflict', undefined))), { status: 409 });
  });
});
