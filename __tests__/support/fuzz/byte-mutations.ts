import type { Random } from './random-choice.ts';
import { chance, integer, oneOf } from './random-choice.ts';

/** Changes bytes without knowing what they mean; small changes are the most frequent. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return bytes;
  return oneOf(random, mutations)(Buffer.from(bytes), random);
}

const interesting = [0, 1, 0x7f, 0x80, 0xff, 0x20, 0x30, 0x37, 0x2f, 0x2e];

const mutations: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  flipBits,
  flipBits,
  flipNearEnds,
  flipNearEnds,
  overwrite,
  cutEnd,
  cutOut,
  double,
  swapBlocks,
  zero,
  append,
];

function flipBits(bytes: Buffer, random: Random): Buffer {
  for (let count = integer(random, 1, 8); count > 0; count--) flip(bytes, integer(random, 0, bytes.length - 1), random);
  return bytes;
}

// Headers are at the beginning, directories and documents at the end.
function flipNearEnds(bytes: Buffer, random: Random): Buffer {
  const offset = integer(random, 0, Math.min(1023, bytes.length - 1));
  flip(bytes, chance(random, 0.5) ? offset : bytes.length - 1 - offset, random);
  return bytes;
}

function flip(bytes: Buffer, at: number, random: Random): void {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << integer(random, 0, 7));
}

function overwrite(bytes: Buffer, random: Random): Buffer {
  const at = integer(random, 0, bytes.length - 1);
  return bytes.fill(oneOf(random, interesting), at, Math.min(at + integer(random, 1, 16), bytes.length));
}

function cutEnd(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, integer(random, 0, bytes.length - 1));
}

function cutOut(bytes: Buffer, random: Random): Buffer {
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
}

function double(bytes: Buffer, random: Random): Buffer {
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
}

function swapBlocks(bytes: Buffer, random: Random): Buffer {
  const blocks = Math.floor(bytes.length / 512);
  if (blocks < 2) return bytes;
  const [a, b] = [integer(random, 0, blocks - 1) * 512, integer(random, 0, blocks - 1) * 512];
  const first = Buffer.from(bytes.subarray(a, a + 512));
  bytes.copy(bytes, a, b, b + 512);
  first.copy(bytes, b);
  return bytes;
}

function zero(bytes: Buffer, random: Random): Buffer {
  return bytes.fill(0, ...range(bytes, random));
}

function append(bytes: Buffer, random: Random): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(integer(random, 1, 2000), oneOf(random, interesting))]);
}

// Half of all ranges are whole blocks of a tar.
function range(bytes: Buffer, random: Random): [number, number] {
  const unit = chance(random, 0.5) ? 512 : 1;
  const from = Math.floor(integer(random, 0, bytes.length - 1) / unit) * unit;
  return [from, Math.min(from + integer(random, 1, 8) * unit, bytes.length)];
}
