import { once } from 'node:events';
import { open } from 'node:fs/promises';
import pMap from 'p-map';
import { findHardLinks } from '../context/hard-links.ts';
import { toSortKey } from '../../core/raw-path.ts';
import { contextChanged, contextUnreadable, requireUtf8, type ContextEntry } from '../context/tree.ts';
import { packetTypes, type Packet } from './messages.ts';

/** The two-way stream of packets of one call in a session. */
export interface PacketStream extends NodeJS.EventEmitter {
  write(packet: object): boolean;
  end(): unknown;
  iterator(options: { destroyOnReturn: boolean }): AsyncIterable<unknown>;
}

// Limits how many files are open at a time.
const concurrency = 16;

/**
 * Sends a tree to BuildKit by fsutil's protocol: first a list of it, and then the content of each file that BuildKit
 * asks for. After an error, the caller has to destroy the call. Errors: `CONTEXT_UNREADABLE`, `CONTEXT_CHANGED`,
 * `CONTEXT_NAME`.
 */
export async function sendTree(call: PacketStream, entries: readonly ContextEntry[]): Promise<void> {
  const sorted = sortByComponents(entries);
  requireUtf8(sorted);
  const sender = new PacketSender(call);
  const sendRequested = ({ id, entry }: FileRequest) => sendFile(sender, id, entry);
  await Promise.all([sendList(sender, sorted), pMap(readRequests(call, sorted), sendRequested, { concurrency })]);
  await sender.send({ type: packetTypes.end });
  call.end();
}

interface FileRequest {
  readonly id: number;
  readonly entry: ContextEntry;
}

async function* readRequests(call: PacketStream, entries: readonly ContextEntry[]): AsyncGenerator<FileRequest> {
  for await (const packet of call.iterator({ destroyOnReturn: false }) as AsyncIterable<Packet>) {
    const { type, ID: id = 0, data } = packet;
    if (type === packetTypes.end) return;
    if (type === packetTypes.error) throw new Error(`BuildKit rejected the context: ${String(data)}`);
    const entry = type === packetTypes.request ? entries[id] : undefined;
    // Folders and links have no content.
    if (entry?.kind === 'file') yield { id, entry };
  }
}

// Writes one packet after the other, each when the connection has room for it.
class PacketSender {
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

async function sendList(sender: PacketSender, entries: readonly ContextEntry[]): Promise<void> {
  const links = findHardLinks(entries);
  for (const entry of entries) {
    const { path, mtime, target } = entry;
    const link = links.get(entry);
    const size = link === undefined ? entry.size : 0;
    const stat = { path, mode: goMode(entry), size, modTime: mtime * 1e9, linkname: link ?? target };
    await sender.send({ type: packetTypes.stat, stat });
  }
  await sender.send({ type: packetTypes.stat });
}

async function sendFile(sender: PacketSender, id: number, entry: ContextEntry): Promise<void> {
  for await (const data of readContent(entry)) await sender.send({ type: packetTypes.data, ID: id, data });
  await sender.send({ type: packetTypes.data, ID: id });
}

async function* readContent({ source, size }: ContextEntry): AsyncGenerator<Buffer> {
  if ('content' in source) {
    if (source.content.length > 0) yield source.content;
    return;
  }
  await using file = await open(source.path).catch((error: unknown) => {
    throw contextUnreadable(source.path, error);
  });
  let read = 0;
  for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
    read += chunk.length;
    yield chunk;
  }
  if (read !== size) throw contextChanged(source.path, size, read);
}

// BuildKit expects the content of a folder right after the folder.
function sortByComponents(entries: readonly ContextEntry[]): ContextEntry[] {
  const keyed = entries.map(entry => ({ entry, key: toSortKey(entry.path).replaceAll('/', '\0') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}

// Go has bits of its own for file types, setuid, setgid and sticky.
function goMode({ mode, kind }: ContextEntry): number {
  const special = ((mode & 0o4000) << 12) | ((mode & 0o2000) << 11) | ((mode & 0o1000) << 11);
  const type = kind === 'directory' ? 2 ** 31 : kind === 'symlink' ? 2 ** 27 : 0;
  return type + special + (mode & 0o777);
}
