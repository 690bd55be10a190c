/** What one registry accepts. */
export interface Credential {
  /** Empty with an identity token. */
  readonly username: string;
  /** Empty with an identity token. */
  readonly password: string;
  readonly identityToken?: string;
  /** The registry as auth configurations name it: its host, for Docker Hub `https://index.docker.io/v1/`. */
  readonly serverAddress: string;
}

/** The engine's form of a credential, for `X-Registry-Auth` and `X-Registry-Config`. */
export interface AuthConfig {
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
  readonly serveraddress: string;
}

/** The form of a credential that the engine expects. */
export function toAuthConfig(credential: Credential): AuthConfig {
  const { username, password, identityToken: identitytoken, serverAddress: serveraddress } = credential;
  return identitytoken ? { identitytoken, serveraddress } : { username, password, serveraddress };
}
