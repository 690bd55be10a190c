import { isText, parseRecord } from '../core/guards.ts';
import { readAnswer, type HttpCall, type HttpConnections } from '../core/http-call.ts';
import type { Credential } from '../docker/credential.ts';
import { isAsSafe } from './address.ts';
import { parseChallenges, type Challenge } from './challenge.ts';
import { readRefusal, RegistryRefusal } from './refusal.ts';

/** What the authorization for a repository is made from. */
export interface AuthSources {
  readonly connections: HttpConnections;
  readonly credential: () => Promise<Credential | undefined>;
  /** Called with every token that is received. */
  readonly mask: (secret: string) => void;
  /** What a token has to allow where the registry does not say. */
  readonly scope: string;
}

const clientId = 'docker-archive-action';
const tokenLimit = 1024 * 1024;

/** The `Authorization` of one repository, found when the registry asks for it and kept until it asks again. */
export class RegistryAuth {
  readonly #sources: AuthSources;
  #header: string | undefined;
  #renewal: Promise<void> | undefined;

  constructor(sources: AuthSources) {
    this.#sources = sources;
  }

  /** What to send; undefined until the registry has asked for it. */
  get header(): string | undefined {
    return this.#header;
  }

  /**
   * Answers a challenge of `registry` to a request that was sent with `used`; false when there is nothing better to
   * send. The registry's token server must be reached as safely as the registry, because it gets the credential.
   */
  async renew(used: string | undefined, challenge: string, registry: URL, signal: AbortSignal): Promise<boolean> {
    // When several requests were refused for the same reason, one asks for all of them.
    if (this.#header === used) {
      this.#renewal ??= this.#answer(challenge, registry, signal).finally(() => (this.#renewal = undefined));
      await this.#renewal;
    }
    return this.#header !== used;
  }

  async #answer(header: string, registry: URL, signal: AbortSignal): Promise<void> {
    const challenges = parseChallenges(header);
    const bearer = challenges.find(({ scheme, params }) => scheme === 'bearer' && params['realm']);
    const basic = challenges.some(({ scheme }) => scheme === 'basic');
    if (!bearer && !basic) return;
    const credential = await this.#sources.credential();
    if (bearer) this.#header = `Bearer ${await this.#askToken(bearer, registry, credential, signal)}`;
    else if (credential && !credential.identityToken) this.#header = basicOf(credential);
  }

  async #askToken(
    challenge: Challenge,
    registry: URL,
    credential: Credential | undefined,
    signal: AbortSignal,
  ): Promise<string> {
    const { connections, scope, mask } = this.#sources;
    const realm = readRealm(challenge, registry);
    const wanted = { service: challenge.params['service'] ?? '', scope: challenge.params['scope'] || scope };
    const answer = await connections.send(tokenCall(realm, wanted, credential), signal);
    if (answer.statusCode !== 200) throw await readRefusal(answer, realm);
    const given = parseRecord(await readAnswer(answer, tokenLimit)) ?? {};
    const { token, access_token: accessToken, refresh_token: refreshToken } = given;
    for (const secret of [token, accessToken, refreshToken]) if (isText(secret) && secret !== '') mask(secret);
    const found = [token, accessToken].find(each => isText(each) && /^[\x21-\x7e]+$/.test(each));
    if (found === undefined) throw new RegistryRefusal(200, `${realm.host} answered a request for a token without one`);
    return found as string;
  }
}

// A password that is safe on its way to the registry must not travel in the clear to a token server.
function readRealm({ params }: Challenge, registry: URL): URL {
  const realm = URL.parse(params['realm'] ?? '', registry.origin);
  if (realm && isAsSafe(realm, registry)) return realm;
  const named = `${registry.host} names the token server ${params['realm'] ?? ''}`;
  throw new RegistryRefusal(401, `${named}, which is not an https address`);
}

interface TokenScope {
  readonly service: string;
  readonly scope: string;
}

function tokenCall(realm: URL, wanted: TokenScope, credential: Credential | undefined): HttpCall {
  if (credential?.identityToken) return refreshCall(realm, wanted, credential.identityToken);
  const url = new URL(realm);
  if (wanted.service) url.searchParams.set('service', wanted.service);
  // Token servers expect a parameter for each scope of a challenge.
  for (const scope of wanted.scope.split(' ')) url.searchParams.append('scope', scope);
  if (!credential) return { url, headers: {} };
  url.searchParams.set('account', credential.username);
  return { url, headers: { authorization: basicOf(credential) } };
}

function refreshCall(url: URL, { service, scope }: TokenScope, identityToken: string): HttpCall {
  const form = { grant_type: 'refresh_token', service, client_id: clientId, refresh_token: identityToken, scope };
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url, headers, body: new URLSearchParams(form).toString() };
}

function basicOf({ username, password }: Credential): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
