import { randomUUID } from 'node:crypto';
import {
  Server,
  ServerCredentials,
  status,
  type handleBidiStreamingCall,
  type handleUnaryCall,
  type ServerDuplexStream,
} from '@grpc/grpc-js';
import { messageOf } from '../../core/errors.ts';
import type { CredentialStore } from '../../docker/credentials.ts';
import type { Engine } from '../../docker/engine.ts';
import { connectionLost } from '../../docker/errors.ts';
import type { SessionFiles } from '../context/contents.ts';
import type { ContextEntry } from '../context/tree.ts';
import type { BuildSecrets } from '../secrets.ts';
import { sendTree } from './file-sync.ts';
import { authService, fileService, healthService, secretService, type Packet } from './messages.ts';

/** An open BuildKit session, in which the engine asks this process for registry credentials, secrets and files. */
export interface BuildSession {
  readonly id: string;
  close(): void;
}

/** What a session answers with. */
export interface SessionSources {
  readonly credentials: CredentialStore;
  readonly secrets: BuildSecrets;
  /** The build's files; undefined when they are uploaded as a tar. */
  readonly files: SessionFiles | undefined;
  /** Called when files cannot be sent or the connection is lost, because the engine itself would wait for them. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Opens a session that answers each registry host with that host's credentials only. dockerode's own session would give
 * one credential to any host that asks, and has no health service, without which BuildKit drops a session after 10 s.
 */
export async function openSession(engine: Engine, sources: SessionSources): Promise<BuildSession> {
  const { credentials, secrets, files, onFailure } = sources;
  const id = randomUUID();
  const methods = [authService.credentials, secretService.getSecret, ...(files ? [fileService.diffCopy] : [])];
  const socket = await engine.hijack('/session', {
    Upgrade: 'h2c',
    'X-Docker-Expose-Session-Uuid': id,
    'X-Docker-Expose-Session-Name': 'docker-archive-action',
    'X-Docker-Expose-Session-Grpc-Method': methods.map(({ path }) => path),
  });
  const server = new Server();
  serveHealth(server);
  serveCredentials(server, credentials);
  serveSecrets(server, secrets);
  if (files) serveFiles(server, files, onFailure);
  server.createConnectionInjector(ServerCredentials.createInsecure()).injectConnection(socket);
  const lose = () => onFailure(connectionLost('the session of the build', new Error('before the build ended')));
  socket.once('close', lose);
  const close = () => {
    socket.off('close', lose);
    server.forceShutdown();
    socket.destroy();
  };
  return { id, close };
}

function serveHealth(server: Server): void {
  const serving = 1;
  const check: handleUnaryCall<object, object> = (_, answer) => answer(null, { status: serving });
  server.addService(healthService, { check });
}

function serveCredentials(server: Server, store: CredentialStore): void {
  const credentials: handleUnaryCall<{ Host: string }, object> = (call, answer) => {
    store.forHost(call.request.Host).then(
      found => {
        const Username = found?.identityToken ? '' : (found?.username ?? '');
        answer(null, { Username, Secret: found?.identityToken ?? found?.password ?? '' });
      },
      (error: unknown) => answer({ code: status.UNAVAILABLE, details: messageOf(error) }),
    );
  };
  server.addService(authService, { credentials });
}

function serveSecrets(server: Server, secrets: BuildSecrets): void {
  const getSecret: handleUnaryCall<{ ID: string }, object> = ({ request }, answer) => {
    const data = secrets.get(request.ID);
    if (data) answer(null, { data });
    // By this code BuildKit knows that the secret was not given; RUN decides whether it is required.
    else answer({ code: status.NOT_FOUND, details: `no secret ${request.ID} in secrets, secret-envs or secret-files` });
  };
  server.addService(secretService, { getSecret });
}

function serveFiles(server: Server, files: SessionFiles, onFailure: (error: unknown) => void): void {
  const diffCopy: handleBidiStreamingCall<Packet, object> = call => {
    sendTree(call, selectFiles(call, files)).catch((error: unknown) => {
      onFailure(error);
      call.destroy(error as Error);
    });
  };
  server.addService(fileService, { diffCopy });
}

// BuildKit asks for the Dockerfile, for a .dockerignore, whose rules were already applied here, and for the files.
function selectFiles(
  { metadata }: ServerDuplexStream<Packet, object>,
  { dockerfile, files }: SessionFiles,
): readonly ContextEntry[] {
  if (String(metadata.get('dir-name')[0]) === 'dockerfile') return [dockerfile];
  const patterns = ['followpaths', 'include-patterns'].flatMap(key => metadata.get(key).map(String));
  const asksForIgnoreFile = patterns.length > 0 && patterns.every(path => path === '.dockerignore');
  return asksForIgnoreFile ? [] : files;
}
