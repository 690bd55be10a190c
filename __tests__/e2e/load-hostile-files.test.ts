import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { inspectImage } from '../support/engine.ts';
import { goodMembers, makeZip, refuses, type ZipMember } from '../support/hostile.ts';
import { saidBy, startJob } from '../support/job.ts';
import { makeTar } from '../support/tars.ts';

const bomb = Buffer.alloc(64_000_000);

// What is wrong with the file around the tar.
const files: [string, (zip: (members?: readonly ZipMember[]) => Buffer, tar: Buffer) => Buffer, RegExp][] = [
  ['a zip that is cut short', zip => zip().subarray(0, -40), /zip file .* is damaged or not a zip file/],
  ['a zip whose middle is gone', zip => spliced(zip()), /zip file .* is damaged/],
  [
    'a wrong CRC',
    (zip, tar) => zip([{ name: 'a.docker', content: tar, crc: 1 }]),
    /is damaged: it holds .* CRC-32 .* expected .* CRC-32 00000001/,
  ],
  [
    'several docker members',
    (zip, tar) => zip(['a', 'b'].map(each => ({ name: `${each}.docker`, content: tar }))),
    /holds 2 \.docker members \(a\.docker, b\.docker\), allowed: one/,
  ],
  ['no docker member', (zip, tar) => zip([{ name: 'a.tar', content: tar }]), /holds no \.docker member, allowed: one/],
  [
    'a member that goes up',
    (zip, tar) => zip([{ name: '../a.docker', content: tar }]),
    /member "\.\.\/a\.docker" of zip file .* leads out of the archive/,
  ],
  [
    'a declared bomb',
    (zip, tar) => zip([{ name: 'a.docker', content: tar, size: 4_000_000_000 }]),
    /expands to more than the 20000000 bytes allowed/,
  ],
  [
    'a real bomb',
    zip => zip([{ name: 'a.docker', content: bomb, size: 1000 }]),
    /is damaged: it holds more, expected 1000 bytes/,
  ],
  [
    'a large one that says so',
    zip => zip([{ name: 'a.docker', content: bomb }]),
    /expands to more than the 20000000 bytes allowed/,
  ],
  ['a bomb by gzip', () => gzipSync(bomb), /unpacks to more than the 20000000 bytes allowed/],
  ['a bomb by zstd', () => zstdCompressSync(bomb), /unpacks to more than the 20000000 bytes allowed/],
  ['a gzip that is cut short', (_, tar) => gzipSync(tar).subarray(0, -100), /is truncated or not a tar/],
  ['a tar that is cut short', (_, tar) => tar.subarray(0, 2000), /is truncated or not a tar/],
  ['no tar at all', () => Buffer.from('no tar at all\n'.repeat(100)), /is truncated or not a tar/],
  [
    'a bomb by gzip around a zip',
    zip => gzipSync(zip([{ name: 'a.docker', content: bomb }])),
    /is truncated or not a tar/,
  ],
  [
    'a tar that is larger than allowed',
    (_, tar) => Buffer.concat([tar, bomb]),
    /unpacks to more than the 20000000 bytes/,
  ],
  [
    'a gzip with a wrong check',
    (_, tar) => flipped(gzipSync(tar), -6),
    /is truncated or not a tar: incorrect data check/,
  ],
  ['a zstd that is cut short', (_, tar) => zstdCompressSync(tar).subarray(0, -100), /is truncated or not a tar/],
  [
    'a zip member beyond the file',
    zip => farOff(zip()),
    /zip file .* is damaged or not a zip file: there is no member at/,
  ],
  ['a zip with nothing in it', zip => zip([]), /holds no \.docker member, allowed: one/],
  ['an empty file', () => Buffer.alloc(0), /lacks the manifest/],
];

function spliced(zip: Buffer): Buffer {
  const copy = Buffer.from(zip);
  copy.fill(0xaa, 60, 260);
  return copy;
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(copy.length + at) ^ 0xff, copy.length + at);
  return copy;
}

// Zip64 has room for an offset that no system call takes.
function farOff(zip: Buffer): Buffer {
  const start = zip.indexOf('PK\x01\x02', 0, 'latin1');
  const end = zip.indexOf('PK\x05\x06', start, 'latin1');
  const [entry, last] = [Buffer.from(zip.subarray(start, end)), Buffer.from(zip.subarray(end))];
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(2n ** 62n, 4);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE(0xffffffff, 42);
  last.writeUInt32LE(entry.length + extra.length, 12);
  return Buffer.concat([zip.subarray(0, start), entry, extra, last]);
}

describe('load refuses the file', () => {
  for (const [what, spoil, message] of files) {
    it(what, async () => {
      await using job = await startJob();
      const tar = await makeTar(await goodMembers(`${job.image}:1.0.0`));
      const zip = (members: readonly ZipMember[] = [{ name: 'a.docker', content: tar }]) => makeZip(members);
      await job.write({ archive: spoil(zip, tar) });
      await refuses(job, { path: 'archive', image: job.image }, message);
    });
  }
});

describe('load accepts', () => {
  for (const [what, pack] of [
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ] as const) {
    it(`a tar of about the size that is allowed, also by ${what}`, async () => {
      await using job = await startJob();
      const tar = await makeTar(await goodMembers(`${job.image}:1.0.0`));
      const whole = Buffer.concat([tar, Buffer.alloc(19_999_744 - tar.length)]);
      await job.write({ plain: whole, packed: pack(whole) });
      for (const path of ['plain', 'packed']) {
        const step = await job.runSub('load', { path, image: job.image, 'size-limit': '20' });
        assert.equal(step.code, 0, saidBy(step));
        assert.ok(await inspectImage(`${job.image}:1.0.0`));
      }
    });
  }
});
