import { ActionError } from '../core/errors.ts';

/** One platform in the words of the OCI image specification. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

const architectures: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm',
  i386: '386',
};
const defaultVariants: Readonly<Record<string, string>> = { arm: 'v7' };

/** Reads `os/arch[/variant]` and normalises it as containerd does (`linux/aarch64` is `linux/arm64`); undefined when the text is not a platform. */
export function parsePlatform(text: string): Platform | undefined {
  const match = /^([a-z0-9]+)\/([a-z0-9_-]+)(?:\/(v?[a-z0-9.]+))?$/i.exec(text);
  const [, os, written, variant] = match ?? [];
  if (os === undefined || written === undefined) return undefined;
  return normalise(os.toLowerCase(), written.toLowerCase(), variant?.toLowerCase());
}

/** Writes a platform as `os/arch[/variant]`. */
export function formatPlatform(platform: Platform): string {
  const { os, architecture, variant } = platform;
  return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}

/** Whether an image made for `have` is what was asked for. */
export function samePlatform(have: Platform, asked: Platform): boolean {
  return formatPlatform(normalise(have.os, have.architecture, have.variant)) === formatPlatform(asked);
}

/** Throws `PLATFORM` when an image is not for the platform that was asked for. */
export function checkPlatform(reference: string, have: Platform, asked: Platform | undefined): void {
  if (!asked || samePlatform(have, asked)) return;
  const message = `${reference} is for ${formatPlatform(have)}, not for ${formatPlatform(asked)}`;
  throw new ActionError('PLATFORM', message, { hint: `platform: ${formatPlatform(have)}` });
}

function normalise(os: string, written: string, writtenVariant: string | undefined): Platform {
  const architecture = architectures[written] ?? written;
  const variant =
    architecture === 'arm64' && writtenVariant === 'v8' ? undefined : writtenVariant || defaultVariants[architecture];
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
