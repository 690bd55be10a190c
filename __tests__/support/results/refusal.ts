import type { Answer, Dialect } from './route.ts';

/** An error answer; thrown by handlers and written in the dialect of the operation. */
export class Refusal extends Error {
  readonly status: number;
  /** The error code of Azure or Twirp, where the status does not imply it; of a field, over REST. */
  readonly code: string | undefined;

  constructor(status: number, message: string, code?: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const twirpCodes: Readonly<Record<number, string>> = {
  400: 'invalid_argument',
  401: 'unauthenticated',
  403: 'permission_denied',
  404: 'not_found',
  409: 'already_exists',
  429: 'resource_exhausted',
  503: 'unavailable',
};
const azureCodes: Readonly<Record<number, string>> = { 503: 'ServerBusy' };

/** Formats a refusal as Twirp, Azure or the REST API do. */
export function answerRefusal(dialect: Dialect, refusal: Refusal): Answer {
  if (dialect === 'blob') return answerAzure(refusal);
  const { status, message } = refusal;
  const body =
    dialect === 'twirp'
      ? { code: refusal.code ?? twirpCodes[status] ?? 'internal', msg: message }
      : { message, ...errorsOf(refusal), documentation_url: 'https://docs.github.com/rest', status: String(status) };
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function errorsOf({ code }: Refusal): object {
  return code === undefined ? {} : { errors: [{ resource: 'ReleaseAsset', code, field: 'name' }] };
}

function answerAzure({ status, message, code = azureCodes[status] ?? 'InternalError' }: Refusal): Answer {
  const xml = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml', 'x-ms-error-code': code }, body: xml };
}
