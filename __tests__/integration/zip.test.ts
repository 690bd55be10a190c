import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, type Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { after, before, describe, it } from 'node:test';
import { crc32 } from 'node:zlib';
import { openZip } from '../../src/archive/zip/read.ts';
import { writeZip, type ZipMember } from '../../src/archive/zip/write.ts';
import { root } from '../support/repository.ts';
import { cutBytes, randomBytes, textBytes } from '../support/bytes.ts';

const dir = mkdtempSync(join(tmpdir(), 'zip-'));
const { signal } = new AbortController();

after(() => rmSync(dir, { recursive: true }));

/** Size and CRC-32: quick enough for gigabytes. */
async function digest(content: AsyncIterable<unknown> | Iterable<unknown>): Promise<string> {
  let size = 0;
  let sum = 0;
  for await (const chunk of content) {
    size += (chunk as Buffer).length;
    sum = crc32(chunk as Buffer, sum);
  }
  return describeDigest(size, sum);
}

function describeDigest(size: number, sum: number): string {
  return `${size} bytes, ${sum.toString(16)}`;
}

/** Runs a command to its end, with a file as its standard input, and gives what `take` makes of its output; it must not complain. */
async function run<T>(take: (output: Readable) => Promise<T>, command: string[], input = '/dev/null'): Promise<T> {
  const [program = '', ...args] = command;
  const stdin = await open(input);
  const child = spawn(program, args, { stdio: [stdin.fd, 'pipe', 'pipe'] });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [output, complaints, [code]] = await Promise.all([take(child.stdout!), text(child.stderr!), ended]);
  await stdin.close();
  assert.deepEqual([code, complaints], [0, ''], command.join(' '));
  return output;
}

/** The reader that @actions/artifact takes downloaded zip files apart with, as they stream in. */
async function readByToolkit(path: string, name: string): Promise<string> {
  const toolkit = createRequire(import.meta.resolve('@actions/artifact'));
  const { Parse } = toolkit('unzip-stream') as { Parse: () => Transform };
  const digests = new Map<string, Promise<string>>();
  const parser = Parse().on('entry', (entry: Readable & { path: string }) => digests.set(entry.path, digest(entry)));
  await pipeline(createReadStream(path), parser);
  return (await digests.get(name)) ?? 'missing';
}

async function readByUs(path: string, name: string): Promise<string> {
  await using zip = await openZip(path);
  return await digest(await zip.stream(name, { signal }));
}

const pythonRead =
  'import sys,zipfile,shutil; shutil.copyfileobj(zipfile.ZipFile(sys.argv[1]).open(sys.argv[2]), sys.stdout.buffer)';

interface Reader {
  /** Proves the whole file, in the way of the reader itself. */
  readonly check?: (path: string) => Promise<void>;
  /** Gives the digest of a member. */
  readonly read: (path: string, name: string) => Promise<string>;
}

const readers: Record<string, Reader> = {
  unzip: {
    check: async path => assert.match(await run(text, ['unzip', '-t', path]), /No errors detected/),
    read: (path, name) => run(digest, ['unzip', '-p', path, name]),
  },
  'zipfile of Python': {
    check: async path => assert.equal(await run(text, ['python3', '-m', 'zipfile', '-t', path]), 'Done testing\n'),
    read: (path, name) => run(digest, ['python3', '-c', pythonRead, path, name]),
  },
  '7-Zip': {
    check: async path => assert.match(await run(text, ['7z', 't', path]), /^(?!.*(warning|error)).*Everything is Ok/is),
    read: (path, name) => run(digest, ['7z', 'x', '-so', path, name]),
  },
  'bsdtar, from a pipe': { read: (path, name) => run(digest, ['bsdtar', '-xOf', '-', name], path) },
  'unzip-stream of @actions/artifact': { read: readByToolkit },
  openZip: { read: readByUs },
};

const image = Buffer.concat([textBytes(3_000_000), randomBytes(2_000_000), Buffer.alloc(2_000_000)]);
const name = 'acme~api_1.2_0123456789ab.docker';
const source = () => Promise.resolve(Readable.from(cutBytes(image, 65_536)));
const metadata: ZipMember = { name: 'metadata.json', source: Buffer.from('{}\n'), method: 'deflate' };

const table: [string, number, ZipMember][] = [
  ['a fast deflated member', 1, { name, source, method: 'deflate' }],
  ['a small deflated member', 9, { name, source, method: 'deflate' }],
  ['a deflated member that is only stored', 0, { name, source, method: 'deflate' }],
  ['a stored member', 6, { name, source, method: 'store' }],
  [
    'a member named in the end',
    6,
    { name: name.replace(/\w{12}\./, '000000000000.'), source, method: 'deflate', finalName: () => name },
  ],
];

describe('a zip file', () => {
  const path = join(dir, 'small.zip');

  for (const [what, level, member] of table) {
    for (const [reader, { check, read }] of Object.entries(readers)) {
      it(`with ${what} is read by ${reader}`, async () => {
        await writeZip({ path, members: [member, metadata], level, signal });
        await check?.(path);
        assert.equal(await read(path, name), await digest([image]));
        assert.equal(await read(path, 'metadata.json'), await digest([Buffer.from('{}\n')]));
        rmSync(path);
      });
    }
  }

  const special: [string, ZipMember, Buffer][] = [
    ['an empty member', { name: 'empty', source: Buffer.alloc(0), method: 'deflate' }, Buffer.alloc(0)],
    ['an empty stored member', { name: 'empty', source: Buffer.alloc(0), method: 'store' }, Buffer.alloc(0)],
    ['a name beyond ASCII', { name: 'größe.docker', source, method: 'deflate' }, image],
  ];
  for (const [what, member, content] of special) {
    it(`with ${what} is read by all`, async () => {
      await writeZip({ path, members: [member, metadata], level: 6, signal });
      for (const [reader, { check, read }] of Object.entries(readers)) {
        await check?.(path);
        assert.equal(await read(path, member.name), await digest([content]), reader);
      }
      rmSync(path);
    });
  }
});

describe('a zip file with a member beyond 4 GiB', { concurrency: 3 }, () => {
  const path = join(dir, 'big.zip');
  const size = 1025 * 4 * 1024 * 1024;
  let expected = '';

  before(async () => {
    const chunk = Buffer.alloc(4 * 1024 * 1024, 'ab');
    const chunks = Readable.from(Array.from({ length: size / chunk.length }, () => chunk));
    const written = await writeZip({
      path,
      members: [{ name, source: chunks, method: 'deflate' }, metadata],
      level: 1,
      signal,
    });
    const [big] = written.members;
    assert.ok(big?.size === size && written.size < 100_000_000);
    expected = describeDigest(size, big.crc32);
  });

  for (const [reader, { check, read }] of Object.entries(readers)) {
    it(`is read by ${reader}`, async () => {
      if (check) await check(path);
      else assert.equal(await read(path, name), expected);
    });
  }
});

describe('writeZip on a disk that is full', () => {
  it('fails with the error of the system and leaves nothing', async () => {
    const script = `
      import { readdirSync } from 'node:fs';
      import { Readable } from 'node:stream';
      import { writeZip } from ${JSON.stringify(join(root, 'src/archive/zip/write.ts'))};
      const endless = Readable.from((function* () { for (;;) yield Buffer.alloc(65536, 'x'); })());
      const members = [{ name: 'a', source: endless, method: 'store' }];
      const error = await writeZip({ path: 'a.zip', members, level: 1, signal: new AbortController().signal }).catch(each => each);
      console.log(error.code, endless.destroyed, readdirSync('.').length);`;
    const limited = 'cd "$1" && ulimit -f 1024 && exec "$2" --input-type=module-typescript -e "$3"';
    const empty = mkdtempSync(join(dir, 'full-'));
    assert.equal(await run(text, ['bash', '-c', limited, 'bash', empty, process.execPath, script]), 'EFBIG true 0\n');
  });
});
