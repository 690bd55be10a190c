import protobuf from 'protobufjs/light.js';

const text = (id: number) => ({ type: 'string', id });

/** The kinds of packets in the protocol that synchronizes files. */
export const packetTypes = { stat: 0, request: 1, data: 2, end: 3, error: 4 } as const;

/** A packet as BuildKit sends it. */
export interface Packet {
  readonly type?: number;
  readonly ID?: number;
  readonly data?: Buffer;
}

// From moby/buildkit, session/auth/auth.proto and session/secrets/secrets.proto; grpc's health.proto; and from
// tonistiigi/fsutil, types/wire.proto and types/stat.proto.
const root = protobuf.Root.fromJSON({
  nested: {
    CredentialsRequest: { fields: { Host: text(1) } },
    CredentialsResponse: { fields: { Username: text(1), Secret: text(2) } },
    SecretRequest: { fields: { ID: text(1) } },
    SecretResponse: { fields: { data: { type: 'bytes', id: 1 } } },
    HealthCheckRequest: { fields: { service: text(1) } },
    HealthCheckResponse: { fields: { status: { type: 'int32', id: 1 } } },
    Packet: {
      fields: {
        type: { type: 'int32', id: 1 },
        stat: { type: 'Stat', id: 2 },
        ID: { type: 'uint32', id: 3 },
        data: { type: 'bytes', id: 4 },
      },
    },
    Stat: {
      fields: {
        path: text(1),
        mode: { type: 'uint32', id: 2 },
        size: { type: 'int64', id: 5 },
        modTime: { type: 'int64', id: 6 },
        linkname: text(7),
      },
    },
  },
});

/** Answers BuildKit's requests for the credentials of a registry. */
export const authService = {
  credentials: unary('/moby.filesync.v1.Auth/Credentials', 'CredentialsRequest', 'CredentialsResponse'),
};

/** Answers BuildKit's requests for a secret. */
export const secretService = {
  getSecret: unary('/moby.buildkit.secrets.v1.Secrets/GetSecret', 'SecretRequest', 'SecretResponse'),
};

/** Tells BuildKit that the session is alive. */
export const healthService = {
  check: unary('/grpc.health.v1.Health/Check', 'HealthCheckRequest', 'HealthCheckResponse'),
};

/** Sends files to BuildKit. */
export const fileService = {
  diffCopy: {
    ...unary('/moby.filesync.v1.FileSync/DiffCopy', 'Packet', 'Packet'),
    requestStream: true,
    responseStream: true,
  },
};

function unary(path: string, requestName: string, responseName: string) {
  const [request, response] = [root.lookupType(requestName), root.lookupType(responseName)];
  return {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: (value: object) => Buffer.from(request.encode(value).finish()),
    requestDeserialize: (bytes: Buffer): object => request.decode(bytes),
    responseSerialize: (value: object) => Buffer.from(response.encode(value).finish()),
    responseDeserialize: (bytes: Buffer): object => response.decode(bytes),
  };
}
