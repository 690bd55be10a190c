import { isRecord, isText, isTexts } from '../../core/guards.ts';

/** The settings for containers of an image, recorded to show how to use it; no decision depends on them. */
export interface ImageSettings {
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  /** `80/tcp`. */
  readonly exposed_ports: readonly string[];
  /** How many environment variables are set; their values may be secret. */
  readonly env_count: number;
}

/** The settings in an image configuration, unchecked. */
export interface RawSettings {
  readonly User?: unknown;
  readonly Entrypoint?: unknown;
  readonly Cmd?: unknown;
  readonly ExposedPorts?: unknown;
  readonly Env?: unknown;
}

/** Reads the settings of a configuration; a malformed one counts as absent. */
export function readSettings({ User, Entrypoint, Cmd, ExposedPorts, Env }: RawSettings): ImageSettings {
  return {
    user: isText(User) ? User : '',
    entrypoint: isTexts(Entrypoint) ? Entrypoint : [],
    cmd: isTexts(Cmd) ? Cmd : [],
    exposed_ports: isRecord(ExposedPorts, []) ? Object.keys(ExposedPorts).sort() : [],
    env_count: isTexts(Env) ? Env.length : 0,
  };
}

/** Whether a value has the form of `ImageSettings`. */
export function isSettings(value: unknown): value is ImageSettings {
  if (!isRecord(value, [])) return false;
  const { user, entrypoint, cmd, exposed_ports: ports, env_count: count } = value;
  return isText(user) && [entrypoint, cmd, ports].every(isTexts) && Number.isSafeInteger(count);
}
