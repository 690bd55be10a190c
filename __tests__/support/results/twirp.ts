import { json } from 'node:stream/consumers';
import { Refusal } from './refusal.ts';
import { okJson, type Operation, type Route } from './route.ts';
import { readRuntimeToken, type Caller } from './token.ts';

/** The fields of a request, under their names in the protocol. */
export type Fields = Readonly<Record<string, unknown>>;

/** Answers one method of a service to a caller with a runtime token. */
export type Method = (fields: Fields, caller: Caller) => object | Promise<object>;

/** The routes of a Twirp service of the results API, one for each of its methods. */
export function twirpRoutes(service: string, methods: Partial<Record<Operation, Method>>): Route[] {
  return Object.entries(methods).map(([name, method]) => ({
    operation: name as Operation,
    dialect: 'twirp',
    method: 'POST',
    path: new RegExp(`^/twirp/github\\.actions\\.results\\.api\\.v1\\.${service}/${name}$`),
    handle: async ({ headers, body }) => {
      const caller = readRuntimeToken(headers.authorization);
      const fields = await json(body).catch(() => undefined);
      if (!isFields(fields)) throw new Refusal(400, 'the json request could not be decoded', 'malformed');
      return okJson(await method(fields, caller));
    },
  }));
}

/** A text that must be there. */
export function requireText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Refusal(400, `${name} is required`);
}

/** A text that may be missing. */
export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
