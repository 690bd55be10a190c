import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { contextChanged, contextUnreadable, type ContextEntry } from './tree.ts';

/** The messages of fsutil's protocol (tonistiigi/fsutil, types/wire.proto and stat.proto), as protobufjs takes them. */
export const fileSyncMessages = {
  Packet: {
    fields: {
      type: { type: 'int32', id: 1 },
      stat: { type: 'Stat', id: 2 },
      ID: { type: 'uint32', id: 3 },
      data: { type: 'bytes', id: 4 },
    },
  },
  Stat: {
    fields: {
      path: { type: 'string', id: 1 },
      mode: { type: 'uint32', id: 2 },
      size: { type: 'int64', id: 5 },
      modTime: { type: 'int64', id: 6 },
      linkname: { type: 'string', id: 7 },
    },
  },
};

const packetTypes = { stat: 0, request: 1, data: 2, end: 3, error: 4 } as const;

/** A packet as BuildKit sends it. */
export interface Packet {
  readonly type?: number;
  readonly ID?: number;
  readonly data?: Buffer;
}

/** The two-way stream of packets that a session's call is. */
export interface PacketStream extends NodeJS.EventEmitter {
  write(packet: object): boolean;
  end(): unknown;
  destroy(error: Error): unknown;
  iterator(options: { destroyOnReturn: boolean }): AsyncIterable<unknown>;
}

// As many files are open at a time.
const mostAtOnce = 16;

/** Sends a tree to BuildKit: first what there is, then the content of each file it asks for. */
export async function sendTree(call: PacketStream, entries: readonly ContextEntry[]): Promise<void> {
  const sorted = sortByParts(entries);
  const sender = new Sender(call);
  const told = tellTree(sender, sorted);
  const running = new Set<Promise<void>>();
  told.catch((error: unknown) => call.destroy(error as Error));
  for await (const packet of call.iterator({ destroyOnReturn: false }) as AsyncIterable<Packet>) {
    if (packet.type === packetTypes.end) break;
    if (packet.type === packetTypes.error)
      throw new Error(`BuildKit does not take the context: ${String(packet.data)}`);
    const entry = packet.type === packetTypes.request ? sorted[packet.ID ?? 0] : undefined;
    if (!entry) continue;
    const job = sendFile(sender, packet.ID ?? 0, entry).finally(() => running.delete(job));
    job.catch((error: unknown) => call.destroy(error as Error));
    running.add(job);
    if (running.size >= mostAtOnce) await Promise.race(running);
  }
  await Promise.all([told, ...running]);
  await sender.send({ type: packetTypes.end });
  call.end();
}

// One packet after the other, each when the connection has room for it.
class Sender {
  readonly #call: PacketStream;
  #last: Promise<void> = Promise.resolve();

  constructor(call: PacketStream) {
    this.#call = call;
  }

  send(packet: object): Promise<void> {
    this.#last = this.#last.then(async () => {
      if (!this.#call.write(packet)) await once(this.#call, 'drain');
    });
    return this.#last;
  }
}

async function tellTree(sender: Sender, entries: readonly ContextEntry[]): Promise<void> {
  for (const entry of entries) {
    const { path, size, mtime, target: linkname } = entry;
    await sender.send({
      type: packetTypes.stat,
      stat: { path, mode: goMode(entry), size, modTime: mtime * 1e9, linkname },
    });
  }
  await sender.send({ type: packetTypes.stat });
}

async function sendFile(sender: Sender, id: number, entry: ContextEntry): Promise<void> {
  for await (const data of readContent(entry)) await sender.send({ type: packetTypes.data, ID: id, data });
  await sender.send({ type: packetTypes.data, ID: id });
}

async function* readContent({ source, size }: ContextEntry): AsyncGenerator<Buffer> {
  if (typeof source !== 'string') {
    if (source.length > 0) yield source;
    return;
  }
  await using file = await open(source).catch((error: unknown) => {
    throw contextUnreadable(source, error);
  });
  let read = 0;
  for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
    read += chunk.length;
    yield chunk;
  }
  if (read !== size) throw contextChanged(source, size, read);
}

// BuildKit wants a folder's content right behind it.
function sortByParts(entries: readonly ContextEntry[]): ContextEntry[] {
  const keyed = entries.map(entry => ({
    entry,
    key: Buffer.from(entry.path).toString('latin1').replaceAll('/', '\0'),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}

// Go keeps bits of its own for what is not a permission.
function goMode({ mode, kind }: ContextEntry): number {
  const special = ((mode & 0o4000) << 12) | ((mode & 0o2000) << 11) | ((mode & 0o1000) << 11);
  const type = kind === 'directory' ? 2 ** 31 : kind === 'symlink' ? 2 ** 27 : 0;
  return type + special + (mode & 0o777);
}
