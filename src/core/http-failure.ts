import { codeOf, messageOf } from './errors.ts';

/**
 * Why a request has no answer: the server is not reached, its certificate is of an authority that is not known here, its
 * certificate is not valid for another reason, it asks for a certificate of ours, it does not speak TLS.
 */
export type HttpFailureKind = 'unreachable' | 'authority' | 'certificate' | 'client-certificate' | 'no-tls';

/** The error for a request without an answer. */
export class HttpFailure extends Error {
  readonly kind: HttpFailureKind;
  /** The server, `host[:port]`. */
  readonly host: string;

  constructor(kind: HttpFailureKind, host: string, message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'HttpFailure';
    this.kind = kind;
    this.host = host;
  }
}

const kinds: readonly (readonly [HttpFailureKind, RegExp])[] = [
  ['authority', /^(UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_CERT|DEPTH_ZERO_SELF|CERT_UNTRUSTED)/],
  ['certificate', /^(CERT_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/],
  ['client-certificate', /^ERR_SSL_.*ALERT_(CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA)/],
  ['no-tls', /^(EPROTO$|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_SSL_HTTP_REQUEST)/],
];

/** Sorts what kept a request from an answer by the code of the error or of what caused it. */
export function kindOfFailure(error: unknown): HttpFailureKind {
  const code = codeOf(error);
  const kind = kinds.find(([, pattern]) => pattern.test(code))?.[0];
  if (kind) return kind;
  return error instanceof Error && error.cause !== undefined ? kindOfFailure(error.cause) : 'unreachable';
}

/** What is known about a request that failed besides its error. */
export interface FailedRequest {
  readonly host: string;
  /** Host of the proxy that was asked. */
  readonly proxy?: string | undefined;
  /** Who issued the server's certificate. */
  readonly authority?: string | undefined;
}

/** Names what kept a request from an answer. */
export function explainHttp({ host, proxy, authority }: FailedRequest, error: unknown): HttpFailure {
  const kind = kindOfFailure(error);
  const reason = codeOf(error) || messageOf(error);
  const named = authority === undefined ? '' : `, ${JSON.stringify(authority)}`;
  const words: Readonly<Record<HttpFailureKind, string>> = {
    unreachable: `${host} cannot be reached${proxy === undefined ? '' : ` through the proxy ${proxy}`} (${reason})`,
    authority: `the certificate of ${host} is from an authority that is not known here${named} (${reason})`,
    certificate: `the certificate of ${host} is not valid: ${messageOf(error)}`,
    'client-certificate': `${host} asks for a client certificate (${reason})`,
    'no-tls': `${host} does not speak TLS (${reason})`,
  };
  return new HttpFailure(kind, host, words[kind], error);
}
