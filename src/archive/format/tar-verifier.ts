import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract as openTar, type Pack } from 'tar-stream';
import { isDecompressionError } from '../compress/decompress.ts';
import { copyMember, type Copy, type TarEntry } from './member-copy.ts';
import { invalidArchive, type Member } from './member.ts';
import { verifyMembers, type ArchiveFacts } from './facts.ts';
import { produceVerifiedTar, type VerifiedTarStream } from './verified-tar-stream.ts';
import type { TarRewrite } from './rewrite.ts';
import { SizeBudget } from '../compress/unpacked-digest.ts';

// An image has no more than 127 layers.
const mostMembers = 10_000;

/**
 * Lets the tar of `docker save` pass: members are hashed, the headers made the same for each save of one image
 * (newer engines write the time of the save), and at the end everything the manifest names is proved to be there.
 * On a `route` its members are changed as well. The tar ends only when all is proved: a broken one is destroyed.
 */
export function verifyTar(
  source: Readable,
  signal: AbortSignal,
  onBytes: (count: number) => void = () => undefined,
  route?: TarRewrite,
): VerifiedTarStream {
  const allowance = route && new SizeBudget(route.limit);
  const fill = (tar: Pack, members: Map<string, Member>) =>
    copyMembers(source, members, { tar, route, allowance, held: { bytes: 0 }, signal });
  return produceVerifiedTar({ fill, explain: error => explainBroken(error, signal), onBytes, signal });
}

async function copyMembers(source: Readable, members: Map<string, Member>, copy: Copy): Promise<ArchiveFacts> {
  const { tar, signal } = copy;
  const reader = openTar();
  const reading = pipeline(source, reader, { signal });
  const copying = (async () => {
    for await (const entry of reader as unknown as AsyncIterable<TarEntry>) {
      const member = await copyMember(entry, copy);
      if (members.has(member.name)) throw invalidArchive(`holds ${member.name} twice`);
      if (members.size === mostMembers) throw invalidArchive(`holds more than ${mostMembers} members`);
      members.set(member.name, member);
    }
  })();
  await Promise.all([reading, copying]);
  const facts = verifyMembers(members);
  await close(tar, copy.route?.closing(facts, members) ?? []);
  return facts;
}

async function close(tar: Pack, closing: ReturnType<TarRewrite['closing']>): Promise<void> {
  for (const { name, content } of closing) {
    await new Promise<void>((resolve, reject) => {
      tar.entry({ name, mtime: new Date(0) }, content, error => (error ? reject(error) : resolve()));
    });
  }
  tar.finalize();
}

function explainBroken(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  const message = error instanceof Error ? error.message : '';
  if (
    isDecompressionError(error) ||
    /Unexpected end of data|Invalid (tar )?header|Header exceeds max size/.test(message)
  )
    return invalidArchive(`is cut short or no tar: ${message}`, error);
  // Documents of a stranger are read as if they had the form they should have.
  if (error instanceof TypeError) return invalidArchive(`has documents in a form that is none: ${message}`, error);
  return error;
}
