import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import {
  Server,
  ServerCredentials,
  status,
  type handleBidiStreamingCall,
  type handleUnaryCall,
  type MethodDefinition,
} from '@grpc/grpc-js';
import protobuf from 'protobufjs/light.js';
import { messageOf } from '../../core/errors.ts';
import type { BuildSecrets } from '../secrets.ts';
import type { BuildContext } from '../context/folder.ts';
import type { ContextEntry } from '../context/tree.ts';
import type { CredentialStore } from '../../docker/credentials.ts';
import type { Engine } from '../../docker/engine.ts';
import { fileSyncMessages, sendTree, type Packet } from '../context/file-sync.ts';

/** A BuildKit session: through it the engine asks this side for registry credentials, secrets and, where given, files. */
export interface BuildSession {
  readonly id: string;
  close(): void;
}

/** What a session answers with. */
export interface SessionSources {
  readonly credentials: CredentialStore;
  readonly secrets: BuildSecrets;
  /** The build's files, where they are not uploaded as a tar. */
  readonly files?: BuildContext['apart'];
  /** Told why files cannot be sent; the engine itself would wait for them. */
  readonly onFailure: (error: unknown) => void;
}

const text = (id: number) => ({ type: 'string', id });

const root = protobuf.Root.fromJSON({
  nested: {
    CredentialsRequest: { fields: { Host: text(1) } },
    CredentialsResponse: { fields: { Username: text(1), Secret: text(2) } },
    SecretRequest: { fields: { ID: text(1) } },
    SecretResponse: { fields: { data: { type: 'bytes', id: 1 } } },
    HealthCheckRequest: { fields: { service: text(1) } },
    HealthCheckResponse: { fields: { status: { type: 'int32', id: 1 } } },
    ...fileSyncMessages,
  },
});

const authService = {
  credentials: method('/moby.filesync.v1.Auth/Credentials', 'CredentialsRequest', 'CredentialsResponse'),
};
const secretService = {
  getSecret: method('/moby.buildkit.secrets.v1.Secrets/GetSecret', 'SecretRequest', 'SecretResponse'),
};
const healthService = { check: method('/grpc.health.v1.Health/Check', 'HealthCheckRequest', 'HealthCheckResponse') };
const fileService = {
  diffCopy: {
    ...method('/moby.filesync.v1.FileSync/DiffCopy', 'Packet', 'Packet'),
    requestStream: true,
    responseStream: true,
  },
};

/**
 * Opens a session that answers each registry host with its own credentials only. dockerode's session would hand one
 * credential to whichever host asks, and without the health service BuildKit drops a session after ten seconds.
 */
export async function openSession(engine: Engine, sources: SessionSources): Promise<BuildSession> {
  const id = randomUUID();
  const services = [
    ...[authService.credentials, secretService.getSecret],
    ...(sources.files ? [fileService.diffCopy] : []),
  ];
  const socket = await engine.hijack('/session', {
    Upgrade: 'h2c',
    'X-Docker-Expose-Session-Uuid': id,
    'X-Docker-Expose-Session-Name': 'docker-archive-action',
    'X-Docker-Expose-Session-Grpc-Method': services.map(service => service.path),
  });
  const server = new Server();
  serveCredentials(server, sources.credentials);
  serveSecrets(server, sources.secrets);
  if (sources.files) serveFiles(server, sources.files, sources.onFailure);
  server.createConnectionInjector(ServerCredentials.createInsecure()).injectConnection(socket);
  return { id, close: () => closeSession(server, socket) };
}

function serveCredentials(server: Server, credentials: CredentialStore): void {
  const answerFor: handleUnaryCall<{ Host: string }, object> = (call, answer) => {
    credentials.forHost(call.request.Host).then(
      found => {
        const Username = found?.identityToken ? '' : (found?.username ?? '');
        answer(null, { Username, Secret: found?.identityToken ?? found?.password ?? '' });
      },
      (error: unknown) => answer({ code: status.UNAVAILABLE, details: messageOf(error) }),
    );
  };
  server.addService(authService, { credentials: answerFor });
  const serving = 1;
  const check: handleUnaryCall<object, object> = (_, answer) => answer(null, { status: serving });
  server.addService(healthService, { check });
}

// The code is how BuildKit tells a secret that is not given from one that must not be left out.
function serveSecrets(server: Server, secrets: BuildSecrets): void {
  const getSecret: handleUnaryCall<{ ID: string }, object> = ({ request }, answer) => {
    const data = secrets.get(request.ID);
    if (data) answer(null, { data });
    else answer({ code: status.NOT_FOUND, details: `no secret ${request.ID} in secrets, secret-envs or secret-files` });
  };
  server.addService(secretService, { getSecret });
}

// The engine asks for the Dockerfile, for a .dockerignore (whose rules were applied here already), and for the files.
function serveFiles(
  server: Server,
  { dockerfile, files }: NonNullable<BuildContext['apart']>,
  fail: (error: unknown) => void,
): void {
  const diffCopy: handleBidiStreamingCall<Packet, object> = call => {
    const asked = ['followpaths', 'include-patterns'].flatMap(key => call.metadata.get(key).map(String));
    const forRules = asked.length > 0 && asked.every(path => path === '.dockerignore');
    const fromDockerfile = String(call.metadata.get('dir-name')[0]) === 'dockerfile';
    const entries: readonly ContextEntry[] = fromDockerfile ? [dockerfile] : forRules ? [] : files;
    sendTree(call, entries).catch((error: unknown) => {
      fail(error);
      call.destroy(error as Error);
    });
  };
  server.addService(fileService, { diffCopy });
}

function closeSession(server: Server, socket: Duplex): void {
  server.forceShutdown();
  socket.destroy();
}

function method(path: string, request: string, response: string): MethodDefinition<object, object> {
  const [asked, answered] = [root.lookupType(request), root.lookupType(response)];
  return {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: value => Buffer.from(asked.encode(value).finish()),
    requestDeserialize: bytes => asked.decode(bytes),
    responseSerialize: value => Buffer.from(answered.encode(value).finish()),
    responseDeserialize: bytes => answered.decode(bytes),
  };
}
