import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import type { Engine } from '../acquire/engine.ts';
import { readFrames } from '../acquire/frames.ts';
import type { Log } from '../report/log.ts';

// A manifest lists layers by digest; more than this is none.
const manifestLimit = 4 * 1024 * 1024;

// The engine is on this machine; one that cannot reach our loopback says so at once, or never.
const patience = 10_000;

/**
 * Asks the containerd store for an image's config digest, which its API does not tell: the engine is made to push
 * to a registry on loopback that claims to have every blob, so that only the manifest is sent. Undefined when the
 * engine cannot reach this machine's loopback or pushes several images.
 */
export async function probeConfigDigest(
  engine: Engine,
  reference: string,
  log: Log,
  signal: AbortSignal,
): Promise<string | undefined> {
  const secret = randomBytes(16).toString('hex');
  const manifests: Buffer[] = [];
  const server = await listen(createServer((request, response) => void answer(request, response, secret, manifests)));
  const repository = `127.0.0.1:${(server.address() as AddressInfo).port}/docker-archive/probe`;
  const tag = randomBytes(6).toString('hex');
  try {
    await engine.tag(reference, repository, tag);
    try {
      const auth = { username: 'probe', password: secret };
      const frames = await engine.push(repository, tag, auth, AbortSignal.any([signal, AbortSignal.timeout(patience)]));
      for await (const frame of readFrames(frames)) log.debug(frame.status ?? '');
    } finally {
      await engine.untag(`${repository}:${tag}`);
    }
  } catch (error) {
    signal.throwIfAborted();
    log.debug(`the engine did not push to loopback: ${String(error)}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  const digests = new Set(manifests.flatMap(readConfigDigest));
  return digests.size === 1 ? [...digests][0] : undefined;
}

function listen(server: Server): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
  });
}

// The part of the OCI distribution protocol a push needs when nothing has to be uploaded.
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
  manifests: Buffer[],
): Promise<void> {
  const { method = '', url = '' } = request;
  const expected = `Basic ${Buffer.from(`probe:${secret}`).toString('base64')}`;
  if (request.headers.authorization !== expected) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="probe"' }).end();
  } else if (url === '/v2/') {
    response.writeHead(200, { 'docker-distribution-api-version': 'registry/2.0' }).end();
  } else if (method === 'HEAD' && url.includes('/blobs/')) {
    response
      .writeHead(200, { 'content-length': 0, 'docker-content-digest': url.slice(url.lastIndexOf('/') + 1) })
      .end();
  } else if (method === 'PUT' && url.includes('/manifests/')) {
    const manifest = await readManifest(request);
    manifests.push(manifest);
    response
      .writeHead(201, { 'docker-content-digest': `sha256:${createHash('sha256').update(manifest).digest('hex')}` })
      .end();
  } else {
    request.resume();
    response.writeHead(404).end();
  }
}

async function readManifest(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= manifestLimit) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

// Attestations are manifests too; they describe no platform's image.
function readConfigDigest(manifest: Buffer): string[] {
  const { config, layers } = JSON.parse(manifest.toString('utf8')) as {
    config?: { digest?: string };
    layers?: { mediaType?: string }[];
  };
  const attestation = layers?.some(layer => layer.mediaType?.includes('in-toto'));
  return config?.digest && !attestation ? [config.digest] : [];
}
