import type { Log } from '../core/log.ts';
import { messageOf } from '../core/errors.ts';
import { isRecord, parseRecord } from '../core/guards.ts';
import { toAuthConfig, type AuthConfig, type Credential } from './credential.ts';
import { askHelper } from './credential-helper.ts';
import { brokenConfig, isStoredAuth, readDockerConfig, type DockerConfig, type StoredAuth } from './config.ts';
import { addressOfServer, canonicalServer, entryOfServer } from './server-address.ts';

/** A login for one registry. */
export interface RegistryLogin {
  readonly host: string;
  readonly username: string;
  readonly password: string;
}

/** Credentials by registry; a credential is only given to its own host. */
export interface CredentialStore {
  /** Finds the credential of a registry, written in any of its forms. Errors: `CREDENTIAL_HELPER`, `DOCKER_CONFIG`. */
  forHost(host: string): Promise<Credential | undefined>;
  /** All auth configurations by server address. A helper that fails is only a warning, because its registry may not be needed. */
  all(): Promise<Record<string, AuthConfig>>;
  /** Hides what a server gives for a credential, a token for example. */
  mask(secret: string): void;
}

/** Where credentials come from. */
export interface CredentialSources {
  /** The registry that `username` and `password` are for; default Docker Hub. */
  readonly registry?: string;
  readonly username?: string;
  readonly password?: string;
  /** Folder of `config.json`: `DOCKER_CONFIG` or `~/.docker`. */
  readonly configDir: string;
  /** Environment of credential helpers. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Called with every secret that is read. */
  readonly mask: (secret: string) => void;
  readonly log?: Log;
}

/** Opens the credentials of the inputs and of the docker config; the inputs win for their registry. */
export async function readCredentials(sources: CredentialSources): Promise<CredentialStore> {
  const fromEnvironment = readAuthVariable(sources);
  return new Store(sources, await readDockerConfig(sources.configDir), fromEnvironment);
}

// As in the Docker CLI: it holds `auths` like the docker config, and one that cannot be read is not a failure.
function readAuthVariable({ env, log }: CredentialSources): Readonly<Record<string, StoredAuth>> {
  const text = env['DOCKER_AUTH_CONFIG'] ?? '';
  if (text.trim() === '') return {};
  const auths = parseRecord(Buffer.from(text))?.['auths'];
  if (isRecord(auths, []) && Object.values(auths).every(isStoredAuth)) return auths as Record<string, StoredAuth>;
  log?.warning('DOCKER_AUTH_CONFIG has no effect: it must be JSON with `auths`, as a docker config has them');
  return {};
}

class Store implements CredentialStore {
  readonly #sources: CredentialSources;
  readonly #config: DockerConfig;
  /** From `DOCKER_AUTH_CONFIG`. */
  readonly #variable: Readonly<Record<string, StoredAuth>>;
  readonly #found = new Map<string, Promise<Credential | undefined>>();

  constructor(sources: CredentialSources, config: DockerConfig, variable: Readonly<Record<string, StoredAuth>>) {
    this.#sources = sources;
    this.#config = config;
    this.#variable = variable;
  }

  forHost(host: string): Promise<Credential | undefined> {
    const server = canonicalServer(host);
    const found = this.#found.get(server) ?? this.#find(server);
    this.#found.set(server, found);
    return found;
  }

  mask(secret: string): void {
    this.#sources.mask(secret);
  }

  async all(): Promise<Record<string, AuthConfig>> {
    const { auths, credHelpers } = this.#config;
    const given = this.#given();
    const servers = new Set(
      [this.#variable, auths, credHelpers]
        .flatMap(each => Object.keys(each))
        .concat(given ? [given.host] : [])
        .map(canonicalServer),
    );
    const found = await Promise.all([...servers].map(server => this.#tryHost(server)));
    return Object.fromEntries(found.flatMap(one => (one ? [[one.serverAddress, toAuthConfig(one)]] : [])));
  }

  async #tryHost(server: string): Promise<Credential | undefined> {
    try {
      return await this.forHost(server);
    } catch (error) {
      this.#sources.signal.throwIfAborted();
      this.#sources.log?.warning(`${messageOf(error)}; continuing without credentials for ${server}`);
      return undefined;
    }
  }

  async #find(server: string): Promise<Credential | undefined> {
    const given = this.#given();
    if (given?.host === server) return this.#show(server, given.username, given.password);
    return (
      this.#readAuth(server, this.#variable, 'DOCKER_AUTH_CONFIG') ??
      (await this.#askHelper(server)) ??
      this.#readAuth(server, this.#config.auths, this.#config.path)
    );
  }

  #given(): { host: string; username: string; password: string } | undefined {
    const { registry, username, password } = this.#sources;
    return username && password ? { host: canonicalServer(registry || 'docker.io'), username, password } : undefined;
  }

  async #askHelper(server: string): Promise<Credential | undefined> {
    const { credHelpers, credsStore } = this.#config;
    const name = entryOfServer(credHelpers, server) ?? credsStore;
    if (!name) return undefined;
    const answer = await askHelper(name, addressOfServer(server), this.#sources);
    return answer?.secret ? this.#show(server, answer.username, answer.secret) : undefined;
  }

  #readAuth(server: string, auths: Readonly<Record<string, StoredAuth>>, from: string): Credential | undefined {
    const stored = entryOfServer(auths, server);
    if (!stored) return undefined;
    const [username, password] = this.#readPair(server, stored, from);
    if (stored.identitytoken) return this.#show(server, '<token>', stored.identitytoken);
    return username && password ? this.#show(server, username, password) : undefined;
  }

  #readPair(
    server: string,
    { auth, username = '', password = '' }: StoredAuth,
    from: string,
  ): [username: string, password: string] {
    if (!auth) return [username, password];
    this.#sources.mask(auth);
    // Old clients padded it with zero bytes.
    const pair = Buffer.from(auth, 'base64').toString().replace(/\0+$/, '');
    const colon = pair.indexOf(':');
    if (colon > 0) return [pair.slice(0, colon), pair.slice(colon + 1)];
    throw brokenConfig(from, `is invalid: the auth of ${server} must be the base64 of user:password`);
  }

  #show(server: string, username: string, secret: string): Credential {
    const { mask } = this.#sources;
    const serverAddress = addressOfServer(server);
    mask(secret);
    if (username === '<token>') return { username: '', password: '', identityToken: secret, serverAddress };
    mask(Buffer.from(`${username}:${secret}`).toString('base64'));
    return { username, password: secret, serverAddress };
  }
}
