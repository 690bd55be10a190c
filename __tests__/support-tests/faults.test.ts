import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultKinds, type FaultKind } from '../support/faults/kinds.ts';
import { startFaultProxy } from '../support/faults/proxy.ts';
import { startResultsService } from '../support/results-service.ts';

const right = JSON.stringify({ rows: [1, 2, 3] });
const server = createServer((request, response) => request.resume().on('end', () => response.end(right)));
await once(server.listen(0, '127.0.0.1'), 'listening');
const proxy = await startFaultProxy(`127.0.0.1:${(server.address() as AddressInfo).port}`);
const service = await startResultsService();
after(async () => {
  await proxy[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
  server.close().closeAllConnections();
});

// What a client meets: the status and the body, or why there is none.
async function meet(ask: (signal: AbortSignal) => Promise<Response>): Promise<string> {
  const stalled = AbortSignal.timeout(300);
  try {
    const answer = await ask(stalled);
    return await answer.text().then(
      body => `${answer.status} ${body.slice(0, 6)}${body.slice(-1)}`,
      () => (stalled.aborted ? 'stalls half-way' : 'breaks half-way'),
    );
  } catch (error) {
    if (stalled.aborted) return 'stalls';
    return (error as { cause: { code: string } }).cause.code;
  }
}

const met: Record<FaultKind, RegExp> = {
  reset: /^ECONNRESET$/,
  'reset half-way': /^breaks half-way$/,
  'cut half-way': /^breaks half-way$/,
  'cut half-way, chunked': /^breaks half-way$/,
  'half told as whole': /^200 \{"\w+[^}]$/,
  stall: /^stalls$/,
  'stall half-way': /^stalls half-way$/,
  '408': /^408 /,
  '429 with seconds': /^429 /,
  '429 with a date': /^429 /,
  '403 with a rate-limit reset': /^403 /,
  '500': /^500 /,
  '503': /^503 /,
  garbage: /^200 <html>>$/,
  nothing: /^200 $/,
};

describe('a fault', () => {
  const headers = { authorization: `Bearer ${service.restToken('read')}` };
  for (const kind of faultKinds) {
    it(`${kind}: of the proxy and of the results service, once`, async () => {
      proxy.inject({ on: /^GET \/x$/, kind });
      service.inject({ operation: 'ListCaches', kind });
      const ask = (url: string) => meet(signal => fetch(url, { headers, signal }));
      const caches = `${service.url}/repos/acme/app/actions/caches`;
      assert.equal(await ask(`http://${proxy.host}/y`), '200 {"rows}');
      assert.match(await ask(`http://${proxy.host}/x`), met[kind]);
      assert.match(await ask(caches), met[kind]);
      assert.equal(await ask(`http://${proxy.host}/x`), '200 {"rows}');
      assert.match(await ask(caches), /^200 \{"tota\}$/);
      assert.equal(proxy.hit.length, faultKinds.indexOf(kind) + 1);
      assert.equal(service.requests.filter(({ fault }) => fault?.kind === kind).length, 1);
    });
  }

  it('says when to come again', async () => {
    proxy.inject({ on: /./, kind: '429 with seconds' });
    proxy.inject({ on: /./, kind: '429 with a date' });
    proxy.inject({ on: /./, kind: '403 with a rate-limit reset' });
    const ask = async (name: string) => (await fetch(`http://${proxy.host}/`)).headers.get(name) ?? '';
    assert.equal(await ask('retry-after'), '1');
    assert.ok(Math.abs(Date.parse(await ask('retry-after')) - Date.now() - 1500) < 1500);
    assert.ok(Math.abs(Number(await ask('x-ratelimit-reset')) * 1000 - Date.now() - 1500) < 1500);
  });

  it('breaks an upload in its middle, or accepts half of it as the whole', async () => {
    const upload = () =>
      meet(signal => fetch(`http://${proxy.host}/up`, { method: 'PUT', body: Buffer.alloc(1e6), signal }));
    proxy.inject({ on: /^PUT/, kind: 'reset half-way', breaks: 'request' });
    assert.match(await upload(), /^(ECONNRESET|EPIPE)$/);
    proxy.inject({ on: /^PUT/, kind: 'half told as whole', breaks: 'request' });
    assert.equal(await upload(), '201 ');
    proxy.inject({ on: /^PUT/, kind: 'stall half-way', breaks: 'request' });
    assert.equal(await upload(), 'stalls');
  });

  it('refuses connections for a while, from an answer on', async () => {
    proxy.inject({ on: /^GET/, refuseNext: 300 });
    const ask = () => meet(() => fetch(`http://${proxy.host}/z`));
    assert.match(await ask(), /^200/);
    assert.equal(await ask(), 'ECONNREFUSED');
    while ((await ask()) === 'ECONNREFUSED') await sleep(20);
    assert.match(await ask(), /^200/);
  });
});
