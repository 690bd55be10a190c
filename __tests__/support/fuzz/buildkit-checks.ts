import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sendTree, type PacketStream } from '../../../src/build/buildkit/file-sync.ts';
import { BuildKitLog } from '../../../src/build/buildkit/log.ts';
import { packetTypes, type Packet } from '../../../src/build/buildkit/messages.ts';
import { readContextTree } from '../../../src/build/context/tree.ts';
import { IgnoreRules } from '../../../src/build/context/ignore.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { silentLog } from '../log.ts';
import { mutateBytes } from './byte-mutations.ts';
import { chance, integer, oneOf, type Random } from './random-choice.ts';

const text = (id: number, content: string | Buffer) => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([(id << 3) | 2, bytes.length]), bytes]);
};
const message = (id: number, ...fields: Buffer[]) => text(id, Buffer.concat(fields));
const status = Buffer.concat([
  message(1, text(1, 'sha256:ab'), text(3, '[1/2] FROM x'), Buffer.from([0x20, 1]), text(6, '\x08\x01')),
  message(1, text(1, 'sha256:cd'), text(3, '[2/2] RUN y'), text(7, 'exit code: 1')),
  message(3, text(1, 'sha256:cd'), text(4, 'said\n')),
  message(4, text(3, 'deprecated'), message(7, message(1, Buffer.from([0x08, 5])))),
]);

/** Mutates a status of BuildKit; it must be shown, or be one typed error. */
export function checkBuildStatus(random: Random): boolean {
  const log = new BuildKitLog(silentLog);
  const bytes = chance(random, 0.1) ? status : mutateBytes(status, random);
  const aux = chance(random, 0.1) ? bytes.toString('latin1') : bytes.toString('base64');
  try {
    log.add({ id: 'moby.buildkit.trace', aux });
    log.failedStep();
    return true;
  } catch (error) {
    if (error instanceof ActionError && error.code === 'ENGINE_STREAM') return false;
    throw error;
  }
}

/** Has BuildKit ask for files in any order, some of them missing, and break off; sending them must end. */
export async function checkFileSync(dir: string, random: Random): Promise<boolean> {
  await writeFile(join(dir, 'file'), 'content');
  const entries = await readContextTree(dir, IgnoreRules.parse('', ''));
  const all = [{ ...entries[0]!, path: 'folder', kind: 'directory' as const, source: { path: dir } }, ...entries];
  const packets = Array.from({ length: integer(random, 0, 6) }, () => makePacket(random));
  const call = new FakeCall(chance(random, 0.7) ? [...packets, { type: packetTypes.end }] : packets);
  try {
    await sendTree(call, all);
    assert.equal(call.sent.at(-1)?.type, packetTypes.end);
    return true;
  } catch (error) {
    if (error instanceof ActionError || (error instanceof Error && /^BuildKit rejected/.test(error.message)))
      return false;
    throw error;
  }
}

function makePacket(random: Random): Packet {
  const type = oneOf(random, [
    ...Array.from({ length: 6 }, () => packetTypes.request),
    ...Object.values(packetTypes),
    9,
    -1,
  ]);
  return { type, ID: oneOf(random, [0, 1, 1, 2, 2 ** 31, -1]), data: mutateBytes(Buffer.from('said'), random) };
}

/** The call of a session in which BuildKit sends these packets. */
class FakeCall extends EventEmitter implements PacketStream {
  readonly sent: Packet[] = [];
  readonly #packets: readonly Packet[];

  constructor(packets: readonly Packet[]) {
    super();
    this.#packets = packets;
  }

  write(packet: object): boolean {
    this.sent.push(packet);
    return true;
  }

  end(): void {
    this.emit('end');
  }

  iterator(): AsyncIterable<Packet> {
    return Readable.from(this.#packets);
  }
}
