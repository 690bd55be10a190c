import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactRoutes } from './results/artifacts.ts';
import { repository, type Backend } from './results/backend.ts';
import { BlobFolder } from './results/blob-folder.ts';
import { blobRoutes } from './results/blobs.ts';
import { cacheRoutes } from './results/caches.ts';
import { Faults } from './results/faults.ts';
import { restArtifactRoutes } from './results/rest-artifacts.ts';
import { restCacheRoutes } from './results/rest-caches.ts';
import { restReleaseRoutes } from './results/rest-releases.ts';
import { restRunRoutes } from './results/rest-runs.ts';
import type { Route } from './results/route.ts';
import { ResultsService } from './results/service.ts';
import { serveRoutes, type SeenRequest } from './results/server.ts';
import { StateFile } from './results/state.ts';

export type { ResultsService } from './results/service.ts';

/** How a service is started. */
export interface ResultsServiceOptions {
  /** Folder of all its data; a second service in the same folder continues where the first stopped. */
  readonly dir?: string;
  /** Limit of all caches together, in bytes; default 10 GB. */
  readonly cacheLimit?: number;
}

/** Starts the service on a free port of the loopback interface. */
export async function startResultsService(options: ResultsServiceOptions = {}): Promise<ResultsService> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'results-service-')));
  const blobDir = join(dir, 'blobs');
  await mkdir(blobDir, { recursive: true });
  const backend: Backend = {
    state: new StateFile(dir),
    blobs: new BlobFolder(blobDir),
    repository,
    cacheLimit: options.cacheLimit ?? 10 * 1024 ** 3,
    origin: '',
  };
  const faults = new Faults();
  const requests: SeenRequest[] = [];
  const server = serveRoutes(routesOf(backend), faults, requests);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  backend.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const end = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
    if (options.dir === undefined) await rm(dir, { recursive: true });
  };
  return new ResultsService({ backend, faults, requests, end });
}

function routesOf(backend: Backend): Route[] {
  const rest = [restArtifactRoutes, restCacheRoutes, restRunRoutes, restReleaseRoutes];
  const families = [artifactRoutes, cacheRoutes, blobRoutes, ...rest];
  return families.flatMap(routes => routes(backend));
}
