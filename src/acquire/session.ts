import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { Server, ServerCredentials, status, type handleUnaryCall, type ServiceDefinition } from '@grpc/grpc-js';
import protobuf from 'protobufjs/light.js';
import { messageOf } from '../report/errors.ts';
import type { CredentialStore } from './credentials.ts';
import type { Engine } from './engine.ts';

/** A BuildKit session: through it the engine asks this side for registry credentials. */
export interface BuildSession {
  readonly id: string;
  close(): void;
}

const text = (id: number) => ({ type: 'string', id });

const root = protobuf.Root.fromJSON({
  nested: {
    CredentialsRequest: { fields: { Host: text(1) } },
    CredentialsResponse: { fields: { Username: text(1), Secret: text(2) } },
    HealthCheckRequest: { fields: { service: text(1) } },
    HealthCheckResponse: { fields: { status: { type: 'int32', id: 1 } } },
  },
});

const credentialsPath = '/moby.filesync.v1.Auth/Credentials';

const authService = { credentials: unary(credentialsPath, 'CredentialsRequest', 'CredentialsResponse') };
const healthService = { check: unary('/grpc.health.v1.Health/Check', 'HealthCheckRequest', 'HealthCheckResponse') };

/**
 * Opens a session that answers each registry host with its own credentials only. dockerode's session would hand one
 * credential to whichever host asks, and without the health service BuildKit drops a session after ten seconds.
 */
export async function openSession(engine: Engine, credentials: CredentialStore): Promise<BuildSession> {
  const id = randomUUID();
  const socket = await engine.hijack('/session', {
    Upgrade: 'h2c',
    'X-Docker-Expose-Session-Uuid': id,
    'X-Docker-Expose-Session-Name': 'docker-archive-action',
    'X-Docker-Expose-Session-Grpc-Method': [credentialsPath],
  });
  const server = serve(credentials);
  server.createConnectionInjector(ServerCredentials.createInsecure()).injectConnection(socket);
  return { id, close: () => closeSession(server, socket) };
}

function serve(credentials: CredentialStore): Server {
  const server = new Server();
  server.addService(authService, {
    credentials: ((call, answer) => {
      credentials.forHost(call.request.Host).then(
        found =>
          answer(null, {
            Username: found?.identityToken ? '' : (found?.username ?? ''),
            Secret: found?.identityToken ?? found?.password ?? '',
          }),
        (error: unknown) => answer({ code: status.UNAVAILABLE, details: messageOf(error) }),
      );
    }) satisfies handleUnaryCall<{ Host: string }, object>,
  });
  const serving = 1;
  server.addService(healthService, {
    check: ((_, answer) => answer(null, { status: serving })) satisfies handleUnaryCall<object, object>,
  });
  return server;
}

function closeSession(server: Server, socket: Duplex): void {
  server.forceShutdown();
  socket.destroy();
}

function unary(path: string, request: string, response: string): ServiceDefinition[string] {
  const [asked, answered] = [root.lookupType(request), root.lookupType(response)];
  return {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: (value: object) => Buffer.from(asked.encode(value).finish()),
    requestDeserialize: (bytes: Buffer) => asked.decode(bytes),
    responseSerialize: (value: object) => Buffer.from(answered.encode(value).finish()),
    responseDeserialize: (bytes: Buffer) => answered.decode(bytes),
  };
}
