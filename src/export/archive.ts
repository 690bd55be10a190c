import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract as openTar, pack as makeTar, type Pack } from 'tar-stream';
import { isUnpackError } from '../pack/packing.ts';
import { copyMember, type Copy, type Entry } from './copy.ts';
import { invalidArchive, type Member } from './member.ts';
import { judgeMembers, type ArchiveFacts } from './members.ts';
import type { Route } from './route.ts';
import { Allowance } from './unpacking.ts';

/** A docker archive on its way: the tar as it will be stored or loaded, and what is known once it has passed. */
export interface PassingArchive {
  readonly tar: Readable;
  /** Resolves when the whole tar has passed and every digest in it was right; rejects with `ARCHIVE_*`. */
  readonly facts: Promise<ArchiveFacts>;
  /** What has passed so far. */
  readonly members: ReadonlyMap<string, Member>;
  /** Bytes of the tar so far. */
  readonly tarSize: () => number;
}

// An image has no more than 127 layers.
const mostMembers = 10_000;

/**
 * Lets the tar of `docker save` pass: members are hashed, the headers made the same for each save of one image
 * (newer engines write the time of the save), and at the end everything the manifest names is proved to be there.
 * On a `route` its members are changed as well. The tar ends only when all is proved: a broken one is destroyed.
 */
export function passArchive(
  source: Readable,
  signal: AbortSignal,
  onBytes: (count: number) => void = () => undefined,
  route?: Route,
): PassingArchive {
  const tar = makeTar();
  const members = new Map<string, Member>();
  let tarSize = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      tarSize += chunk.length;
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const passing = pipeline(tar, counted, { signal });
  const allowance = route && new Allowance(route.limit);
  const copy: Copy = { tar, route, allowance, held: { bytes: 0 }, signal };
  const facts = Promise.all([copyMembers(source, members, copy), passing]).then(
    ([found]) => found,
    (error: unknown) => {
      // Whichever stream fails first, a broken archive is told as one.
      const explained = explainBroken(error, signal) as Error;
      counted.destroy(explained);
      throw explained;
    },
  );
  // Whoever reads the tar sees the failure there; nobody has to ask for the facts of a broken one.
  facts.catch(() => undefined);
  return { tar: counted, facts, members, tarSize: () => tarSize };
}

async function copyMembers(source: Readable, members: Map<string, Member>, copy: Copy): Promise<ArchiveFacts> {
  const { tar, signal } = copy;
  const reader = openTar();
  const reading = pipeline(source, reader, { signal });
  const copying = (async () => {
    for await (const entry of reader as unknown as AsyncIterable<Entry>) {
      const member = await copyMember(entry, copy);
      if (members.has(member.name)) throw invalidArchive(`holds ${member.name} twice`);
      if (members.size === mostMembers) throw invalidArchive(`holds more than ${mostMembers} members`);
      members.set(member.name, member);
    }
  })();
  try {
    await Promise.all([reading, copying]);
    const facts = judgeMembers(members);
    await close(tar, copy.route?.closing(facts, members) ?? []);
    return facts;
  } catch (error) {
    tar.destroy(error as Error);
    throw error;
  }
}

async function close(tar: Pack, closing: ReturnType<Route['closing']>): Promise<void> {
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
  if (isUnpackError(error) || /Unexpected end of data|Invalid (tar )?header|Header exceeds max size/.test(message))
    return invalidArchive(`is cut short or no tar: ${message}`, error);
  // Documents of a stranger are read as if they had the form they should have.
  if (error instanceof TypeError) return invalidArchive(`has documents in a form that is none: ${message}`, error);
  return error;
}
