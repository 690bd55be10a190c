import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, link, mkdir, mkdtemp, rm, rmdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { openContextFolder } from '../../src/build/context/folder.ts';
import { engineHost, openEngine, removeImage } from '../support/engine.ts';

const run = promisify(execFile);
const image = `context-cli-${process.pid}`;
let workspace = '';

const files: readonly string[] = [
  ...['a.log', 'b.md', 'README.md', 'keep', 'foo(1).txt', 'a b', 'é', '#hash', '.hidden', 'constructor', 'c1', 'd1'],
  ...[
    'docs/a.md',
    'docs/sub/b.md',
    'docs/sub/c.log',
    'src/main.go',
    'src/main_test.go',
    'src/lib/x.go',
    'src/lib/README.md',
  ],
  ...['node_modules/p/index.js', 'node_modules/p/README.md', `long/${'n'.repeat(120)}/${'ü'.repeat(60)}`],
];

before(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'context-cli-'));
  const context = join(workspace, 'app');
  for (const file of files) {
    await mkdir(dirname(join(context, file)), { recursive: true });
    await writeFile(join(context, file), `content of ${file}`);
    await utimes(join(context, file), 1_600_000_000, 1_600_000_000);
  }
  await mkdir(join(context, 'empty/inside'), { recursive: true });
  await symlink('src/main.go', join(context, 'link'));
  await chmod(join(context, 'keep'), 0o755);
  await chmod(join(context, 'long'), 0o750);
  await writeFile(join(context, 'Dockerfile'), dockerfile);
  await writeFile(join(workspace, 'Outside'), dockerfile);
});

after(() => rm(workspace, { recursive: true, force: true }));

const dockerfile = 'FROM scratch\nCOPY . /\n';

// What an image gets must not depend on the builder; what it is, the Docker CLI decides. (Its classic builder gives a
// folder that only an exception brings in a mode of its own; BuildKit and we keep the folder's.)
const cases: Readonly<Record<string, string | undefined>> = {
  'no .dockerignore': undefined,
  'an empty one': '',
  'names and wildcards': '*.log\ndocs/*/b.md\nnode_modules\nc?\nempty',
  'two stars': '**/*.md\nlong/**',
  'an exception after everything': '*\n!src\n!keep\n!Dockerfile\n!.dockerignore',
  'an exception below an excluded folder': 'docs\n!docs/sub/b.md\nsrc/**\n!src/lib/*.go',
  'the last match': '*.md\n!README.md\n!b.md\nb.md\n!constructor',
  'comments, space, BOM and Windows line ends':
    '\uFEFF# c\r\n  a.log  \r\n\r\n! README.md\r\n\\#hash\r\n/c1/\r\n./src//lib/../lib',
  'brackets and characters of regular expressions': '[a-c]1\nfoo(1).t*\n[^a-z]*\n!.dockerignore\n!Dockerfile',
  'names that are not ASCII': 'é*\nlong/*/ü*',
};

describe('a context has in the image what the Docker CLI has', () => {
  for (const [name, ignore] of Object.entries(cases)) {
    it(`with ${name}`, async () => {
      await writeIgnore(ignore);
      const expected = await buildByCli('app/Dockerfile');
      assert.ok(expected.length > 5);
      assert.deepEqual(await buildByUs('1', 'Dockerfile'), expected);
      assert.deepEqual(await buildByUs('2', 'Dockerfile'), expected);
    });
  }

  it('with hard links, and with names and targets that are not UTF-8', async () => {
    const context = join(workspace, 'app');
    const bytes = (text: string) => Buffer.from(join(context, text), 'latin1');
    const added = ['caf\xe9.txt', 'd\xff/in', 'docs/first', 'docs/second', 'soft'].map(bytes);
    await writeIgnore('*.md');
    try {
      await mkdir(bytes('d\xff'));
      for (const path of added.slice(0, 3)) {
        await writeFile(path, 'text');
        await utimes(path, 1_600_000_000, 1_600_000_000);
      }
      await link(join(context, 'docs/first'), join(context, 'docs/second'));
      await symlink(Buffer.from('caf\xe9.txt', 'latin1'), join(context, 'soft'));
      const expected = await buildByCli('app/Dockerfile');
      assert.ok(expected.some(line => /^docs\/second link [0-7]+ docs\/first /.test(line)));
      // The reader of this test shows all bytes that are not UTF-8 alike.
      assert.ok(expected.some(line => line.startsWith('caf\ufffd.txt file')));
      assert.deepEqual(await buildByUs('1', 'Dockerfile'), expected);
      assert.deepEqual(await buildByUs('2', 'Dockerfile'), expected);
    } finally {
      for (const path of added) await rm(path, { force: true });
      await rmdir(bytes('d\xff'));
    }
  });

  it('when Dockerfile and .dockerignore are excluded, with the classic builder', async () => {
    await writeIgnore('Dockerfile\n.dockerignore\n*.md');
    const expected = await buildByCli('app/Dockerfile');
    assert.ok(!expected.some(line => /^(Dockerfile|\.dockerignore) /.test(line)));
    assert.deepEqual(await buildByUs('1', 'Dockerfile'), expected);
  });

  it('when the Dockerfile lies outside, with the classic builder', async () => {
    await writeIgnore('.dockerignore\n*.md');
    assert.deepEqual(await buildByUs('1', 'Outside'), await buildByCli('Outside'));
    await writeIgnore(undefined);
    assert.deepEqual(await buildByUs('1', 'Outside'), await buildByCli('Outside'));
  });
});

async function writeIgnore(content: string | undefined): Promise<void> {
  const path = join(workspace, 'app/.dockerignore');
  if (content === undefined) await rm(path, { force: true });
  else await writeFile(path, content);
}

async function buildByCli(file: string): Promise<string[]> {
  const env = { ...process.env, DOCKER_HOST: engineHost(), DOCKER_BUILDKIT: '0', DOCKER_CONFIG: workspace };
  await run('docker', ['build', '-q', '--no-cache', '-t', image, '-f', join(workspace, file), join(workspace, 'app')], {
    env,
  });
  return takeImage();
}

async function buildByUs(version: string, file: string): Promise<string[]> {
  const context = await openContextFolder({ context: join(workspace, 'app'), file, workspace });
  const query = { t: image, version, dockerfile: context.dockerfile, forcerm: '1', nocache: '1' };
  const body = context.stream(new AbortController().signal);
  const answer = await openEngine('POST', '/build', { query, headers: { 'content-type': 'application/x-tar' }, body });
  const log = await text(answer);
  assert.equal(answer.statusCode, 200, log);
  assert.ok(!log.includes('errorDetail'), log);
  return takeImage();
}

// One line for each member of the only layer, whatever the engine's layout of an archive is.
async function takeImage(): Promise<string[]> {
  try {
    const archive = await readTar(await openEngine('GET', `/images/${image}/get`));
    const manifest = archive.find(member => member.name === 'manifest.json')?.content.toString() ?? '[]';
    const [{ Layers: layers = [] } = {}] = JSON.parse(manifest) as { Layers?: string[] }[];
    assert.equal(layers.length, 1);
    const layer = archive.find(member => member.name === layers[0])!.content;
    const members = await readTar([layer[0] === 0x1f ? gunzipSync(layer) : layer]);
    const lines = members.map(({ name, mode, type, linkname, mtime, content }) =>
      [
        name.replace(/^\.?\//, ''),
        type,
        mode.toString(8),
        linkname,
        type === 'file' ? mtime : '',
        content.toString(),
      ].join(' '),
    );
    return lines.filter(line => !line.startsWith(' ')).sort();
  } finally {
    await removeImage(image);
  }
}

interface Member {
  readonly name: string;
  readonly mode: number;
  readonly type: string;
  readonly linkname: string;
  readonly mtime: number;
  readonly content: Buffer;
}

async function readTar(source: Readable | Iterable<Buffer>): Promise<Member[]> {
  const reader = extract();
  const members: Member[] = [];
  const reading = (async () => {
    for await (const entry of reader) {
      const { name, mode, type, linkname, mtime } = entry.header;
      const content = await buffer(entry as AsyncIterable<Buffer>);
      members.push({ name, mode, type, linkname: linkname || '', mtime: mtime.getTime(), content });
    }
  })();
  for await (const chunk of source) reader.write(chunk);
  reader.end(Buffer.alloc(0));
  await reading;
  return members;
}
