import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, chmodSync, cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { readlinkSync, realpathSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { extract, type Header } from 'tar-stream';
import { openContextFolder, type BuildContext } from '../../../../src/build/context/folder.ts';
import { streamContextTar } from '../../../../src/build/context/tar.ts';
import { ActionError } from '../../../../src/core/errors.ts';

type Member = Partial<Header> & { readonly name: string; readonly content: string };

let workspace = '';
let context = '';

beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), 'context-')));
  chmodSync(workspace, 0o755);
  context = join(workspace, 'app');
  mkdirSync(context);
});

afterEach(() => rmSync(workspace, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>, root = context): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

function open(file?: string): Promise<BuildContext> {
  return openContextFolder({ context, workspace, ...(file !== undefined && { file }) });
}

function bytesOf(opened: BuildContext): Promise<Buffer> {
  return buffer(opened.stream(new AbortController().signal));
}

function membersOf(opened: BuildContext): Promise<Member[]> {
  return readMembers(opened.stream(new AbortController().signal));
}

async function readMembers(tar: Readable): Promise<Member[]> {
  const reader = extract();
  const members: Member[] = [];
  const reading = (async () => {
    for await (const entry of reader)
      members.push({ ...entry.header, content: await text(entry as AsyncIterable<Buffer>) });
  })();
  reader.end(await buffer(tar));
  await reading;
  return members;
}

async function namesOf(opened: BuildContext): Promise<string[]> {
  return (await membersOf(opened)).map(member => member.name);
}

function failsWith(code: string, ...words: readonly string[]) {
  return (error: unknown) => {
    assert.ok(error instanceof ActionError, String(error));
    assert.equal(error.code, code);
    for (const word of words) assert.ok(error.message.includes(word), `${error.message} does not name ${word}`);
    assert.ok(error.hint);
    return true;
  };
}

describe('the tar of a context', () => {
  it('holds folders, files and links in the order of the bytes of their paths', async () => {
    write({ Dockerfile: 'FROM scratch\n', 'a/b': 'b', 'a-b': '', 'a/é': '', 'a/z': '', '😀': '', '\uFF21': '' });
    mkdirSync(join(context, 'empty/inside'), { recursive: true });
    symlinkSync('../nowhere', join(context, 'link'));
    const opened = await open();
    const names = ['Dockerfile', 'a/', 'a-b', 'a/b', 'a/z', 'a/é', 'empty/', 'empty/inside/', 'link', '\uFF21', '😀'];
    assert.deepEqual(await namesOf(opened), names);
    assert.equal(opened.files, 8);
    assert.equal(opened.bytes, 'FROM scratch\n'.length + 'b'.length);
    assert.equal(opened.dockerfile, 'Dockerfile');
    assert.equal(opened.dockerfilePath, join(context, 'Dockerfile'));
  });

  it('keeps modes and whole seconds, and says nothing of owners', async () => {
    write({ Dockerfile: '', run: '#!', special: '' });
    const modes = { Dockerfile: 0o644, run: 0o755, special: 0o4711 };
    for (const [name, mode] of Object.entries(modes)) chmodSync(join(context, name), mode);
    for (const name of Object.keys(modes)) utimesSync(join(context, name), 1_700_000_000.9, 1_700_000_000.9);
    const members = await membersOf(await open());
    for (const { name, mode, mtime, uid, gid, uname, gname } of members) {
      assert.equal(mode, modes[name as keyof typeof modes], name);
      assert.equal(mtime?.getTime(), 1_700_000_000_000);
      assert.deepEqual([uid, gid, uname, gname], [0, 0, '', '']);
    }
    assert.equal(members.length, 3);
  });

  it('keeps a mode of nothing', async () => {
    const entry = {
      path: 'a',
      kind: 'file',
      mode: 0o100000,
      size: 1,
      mtime: 0,
      target: '',
      source: { content: Buffer.from('a') },
    } as const;
    const [member] = await readMembers(streamContextTar([entry], new AbortController().signal));
    assert.equal(member?.mode, 0);
  });

  it('is the same for the same tree, however it was made', async () => {
    write({ Dockerfile: '', 'b/2': '2', 'b/1': '1', a: 'a' });
    const first = await bytesOf(await open());
    cpSync(context, join(workspace, 'copy'), { recursive: true, preserveTimestamps: true });
    const second = await bytesOf(await openContextFolder({ context: join(workspace, 'copy'), workspace }));
    assert.ok(first.equals(second));
  });

  it('can be streamed again', async () => {
    write({ Dockerfile: '', a: 'a' });
    const opened = await open();
    assert.ok((await bytesOf(opened)).equals(await bytesOf(opened)));
  });

  it('accepts times that a tar header has no room for', async () => {
    write({ Dockerfile: '', old: '', far: '' });
    utimesSync(join(context, 'old'), new Date(-1e12), new Date(-1e12));
    utimesSync(join(context, 'far'), 4e9, 4e9);
    const times = Object.fromEntries(
      (await membersOf(await open())).map(({ name, mtime }) => [name, mtime?.getTime()]),
    );
    assert.equal(times['old'], 0);
    assert.equal(times['far'], 0x7fffffff * 1000);
  });

  it('accepts long names and long link targets', async () => {
    const deep = `${'d'.repeat(120)}/${'é'.repeat(100)}/${'f'.repeat(250)}`;
    const target = 'ü/'.repeat(150);
    write({ Dockerfile: '', [deep]: 'deep', ['x'.repeat(100)]: '', ['y'.repeat(101)]: '' });
    symlinkSync(target, join(context, 'link'));
    const members = await membersOf(await open());
    assert.equal(members.find(({ name }) => name === deep)?.content, 'deep');
    assert.equal(members.find(({ name }) => name === 'link')?.linkname, target);
    assert.ok(members.some(({ name }) => name === 'x'.repeat(100)));
    assert.ok(members.some(({ name }) => name === 'y'.repeat(101)));
  });

  it('holds links as links, hard links too, and neither sockets nor pipes', async () => {
    write({ Dockerfile: '', 'dir/a': 'a' });
    linkSync(join(context, 'dir/a'), join(context, 'hard'));
    symlinkSync('dir', join(context, 'soft'));
    execFileSync('mkfifo', [join(context, 'pipe')]);
    const server = createServer().listen(join(context, 'socket'));
    await once(server, 'listening');
    try {
      const members = await membersOf(await open());
      const seen = members.map(({ name, type, linkname, content }) => [name, type, linkname ?? content]);
      assert.deepEqual(seen, [
        ['Dockerfile', 'file', ''],
        ['dir/', 'directory', ''],
        ['dir/a', 'file', 'a'],
        ['hard', 'link', 'dir/a'],
        ['soft', 'symlink', 'dir'],
      ]);
    } finally {
      server.close();
    }
  });

  it('holds a file under the first of its names that is not excluded', async () => {
    write({ Dockerfile: '', a: 'text', '.dockerignore': 'a\n' });
    for (const name of ['b', 'c']) linkSync(join(context, 'a'), join(context, name));
    const opened = await open();
    const members = (await membersOf(opened)).filter(({ name }) => name < 'd' && name > '/');
    assert.deepEqual(
      members.map(({ name, type, linkname, content }) => [name, type, linkname ?? content]),
      [
        ['Dockerfile', 'file', ''],
        ['b', 'file', 'text'],
        ['c', 'link', 'b'],
      ],
    );
    assert.equal(opened.bytes, 'a\n'.length + 'text'.length);
  });

  it('holds names and targets that are not UTF-8 with their own bytes', async () => {
    const latin = (text: string) => Buffer.from(join(context, text), 'latin1');
    write({ Dockerfile: '', '.dockerignore': 'skip?\n' });
    for (const name of ['caf\xe9.txt', 'caf\xe8.txt', 'skip\xff']) writeFileSync(latin(name), name);
    mkdirSync(latin('d\xff'));
    writeFileSync(latin('d\xff/in'), 'in');
    symlinkSync(Buffer.from('caf\xe9.txt', 'latin1'), join(context, 'soft'));
    linkSync(latin('caf\xe9.txt'), join(context, 'z'));
    const tar = await bytesOf(await open());
    const script =
      'import sys, tarfile, io\nfor m in tarfile.open(fileobj=sys.stdin.buffer, mode="r|"): print(ascii(m.name), m.type[0] - 48, ascii(m.linkname))';
    const listed = execFileSync('python3', ['-c', script], { input: tar, encoding: 'utf8' });
    assert.deepEqual(listed.trim().split('\n'), [
      ...["'.dockerignore' 0 ''", "'Dockerfile' 0 ''", "'caf\\udce8.txt' 0 ''", "'caf\\udce9.txt' 0 ''"],
      ...["'d\\udcff' 5 ''", "'d\\udcff/in' 0 ''", "'soft' 2 'caf\\udce9.txt'", "'z' 1 'caf\\udce9.txt'"],
    ]);
  });

  it('carries small and large files whole and in order', async () => {
    const large = Buffer.alloc(3_000_001, 'large ').toString();
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`f${i}`, i % 7 === 3 ? large : `small ${i}`]),
    );
    write({ Dockerfile: '', ...files });
    const members = await membersOf(await open());
    for (const { name, content } of members.filter(each => each.name !== 'Dockerfile'))
      assert.equal(content, files[name], name);
    assert.equal(members.length, 61);
  });
});

describe('the Dockerfile', () => {
  const places: readonly [name: string, file: string | undefined, at: string, inTar: string][] = [
    ['is {context}/Dockerfile when none is given', undefined, 'app/Dockerfile', 'Dockerfile'],
    ['is {context}/dockerfile when there is no other', undefined, 'app/dockerfile', 'dockerfile'],
    ['is {context}/Dockerfile when the input is empty', '', 'app/Dockerfile', 'Dockerfile'],
    ['is found from the workspace', 'app/docker/Dev.Dockerfile', 'app/docker/Dev.Dockerfile', 'docker/Dev.Dockerfile'],
    ['is found from the workspace, with dots', './app/../app/D', 'app/D', 'D'],
    ['is found from the context', 'docker/D', 'app/docker/D', 'docker/D'],
  ];
  for (const [name, file, at, inTar] of places) {
    it(name, async () => {
      write({ [at]: 'FROM scratch\n' }, workspace);
      const opened = await open(file);
      assert.equal(opened.dockerfile, inTar);
      assert.equal(opened.dockerfilePath, join(workspace, at));
      assert.ok((await namesOf(opened)).includes(inTar));
    });
  }

  it('is taken from the workspace before the context', async () => {
    write({ D: 'workspace', 'app/D': 'context' }, workspace);
    assert.equal((await open('D')).dockerfilePath, join(workspace, 'D'));
  });

  it('is found by its absolute path', async () => {
    write({ D: '' });
    assert.equal((await open(join(context, 'D'))).dockerfile, 'D');
  });

  it('is sent by its real path when it is a link inside the context', async () => {
    write({ 'docker/D': 'x' });
    symlinkSync('docker/D', join(context, 'Dockerfile'));
    const opened = await open();
    assert.equal(opened.dockerfile, 'docker/D');
    assert.equal(opened.dockerfilePath, join(context, 'Dockerfile'));
  });

  it('keeps its name when the context itself is a link', async () => {
    write({ Dockerfile: '' });
    symlinkSync('app', join(workspace, 'link'));
    const opened = await openContextFolder({ context: join(workspace, 'link'), file: 'link/Dockerfile', workspace });
    assert.equal(opened.dockerfile, 'Dockerfile');
  });

  it('from outside goes along under a name made of its content, which the .dockerignore beside it removes', async () => {
    write({ 'app/a': '', 'docker/D': 'FROM scratch\n' }, workspace);
    const opened = await open('docker/D');
    const name = `.dockerfile.${createHash('sha256').update('FROM scratch\n').digest('hex').slice(0, 20)}`;
    assert.equal(opened.dockerfile, name);
    const members = await membersOf(opened);
    assert.deepEqual(
      members.map(each => each.name),
      [name, '.dockerignore', 'a'],
    );
    assert.equal(members[0]?.content, 'FROM scratch\n');
    assert.equal(members[1]?.content, `.dockerignore\n${name}\n`);
    assert.equal(opened.files, 3);
  });

  it('from outside is added to a .dockerignore that is itself sent', async () => {
    write({ 'app/.dockerignore': '*.log', 'app/a.log': '', D: 'x' }, workspace);
    const opened = await open('D');
    const members = await membersOf(opened);
    assert.deepEqual(
      members.map(each => each.name),
      [opened.dockerfile, '.dockerignore'],
    );
    assert.equal(members[1]?.content, `*.log\n!.dockerignore\n${opened.dockerfile}\n`);
  });

  it('is sent when it is excluded, with a .dockerignore that says so', async () => {
    write({ '.dockerignore': '*\n!a', a: '', 'docker/My [1]': 'x', b: '' });
    const opened = await open('docker/My [1]');
    const members = await membersOf(opened);
    assert.deepEqual(
      members.map(each => each.name),
      ['docker/My [1]', '.dockerignore', 'a'],
    );
    assert.equal(members[1]?.content, '.dockerignore\ndocker/My \\[1\\]\n');
  });

  it('brings its own .dockerignore, which replaces the one of the context', async () => {
    write({ '.dockerignore': 'a', 'docker/D': '', 'docker/D.dockerignore': 'b', a: '', b: '' });
    assert.deepEqual(await namesOf(await open('docker/D')), [
      '.dockerignore',
      'a',
      'docker/',
      'docker/D',
      'docker/D.dockerignore',
    ]);
  });

  it('that does not exist is reported with every place', async () => {
    write({ 'docker/x': '' });
    await assert.rejects(
      open(),
      failsWith('DOCKERFILE_NOT_FOUND', 'file: ', join(context, 'Dockerfile'), join(context, 'dockerfile')),
    );
    const places = [join(workspace, 'docker'), join(context, 'docker')];
    await assert.rejects(open('docker'), failsWith('DOCKERFILE_NOT_FOUND', 'file: "docker"', ...places));
  });
});

describe('what a context leaves out', () => {
  it('includes an excluded folder together with what an exception keeps of it', async () => {
    write({
      Dockerfile: '',
      '.dockerignore': 'a\n!a/b/*.md\n.dockerignore',
      'a/b/x.md': '',
      'a/b/y': '',
      'a/c/z': '',
      'd/e': '',
    });
    chmodSync(join(context, 'a'), 0o711);
    const members = await membersOf(await open());
    assert.deepEqual(
      members.map(each => each.name),
      ['Dockerfile', 'a/', 'a/b/', 'a/b/x.md', 'd/', 'd/e'],
    );
    assert.equal(members[1]?.mode, 0o711);
  });

  it('is not read', async () => {
    write({ Dockerfile: '', '.dockerignore': 'private\nsecret', 'private/key': '', secret: '' });
    chmodSync(join(context, 'private'), 0);
    chmodSync(join(context, 'secret'), 0);
    assert.deepEqual(await asStranger(async () => namesOf(await open())), ['.dockerignore', 'Dockerfile']);
  });
});

describe('a context that cannot be used', () => {
  it('does not exist', async () => {
    context = join(workspace, 'nowhere');
    await assert.rejects(open(), failsWith('CONTEXT_NOT_FOUND', `context: "${context}" does not exist`));
  });

  it('is a file', async () => {
    write({ file: '' });
    context = join(context, 'file');
    await assert.rejects(open(), failsWith('CONTEXT_NOT_FOUND', `context: "${context}" is not a folder`));
  });

  it('has an invalid .dockerignore', async () => {
    write({ Dockerfile: '', '.dockerignore': 'a\n[' });
    await assert.rejects(open(), failsWith('IGNORE_PATTERN', 'context: "[" in line 2', join(context, '.dockerignore')));
  });

  for (const name of ['file', 'folder/'] as const) {
    it(`has an unreadable ${name}`, async () => {
      write({ Dockerfile: '', [`${name}${name.endsWith('/') ? 'x' : ''}`]: '' });
      const path = join(context, name).replace(/\/$/, '');
      chmodSync(path, 0);
      await asStranger(() =>
        assert.rejects(async () => bytesOf(await open()), failsWith('CONTEXT_UNREADABLE', path, 'EACCES')),
      );
    });
  }

  it('loses a file before it is read', async () => {
    write({ Dockerfile: '', a: 'a' });
    const opened = await open();
    rmSync(join(context, 'a'));
    await assert.rejects(bytesOf(opened), failsWith('CONTEXT_CHANGED', join(context, 'a'), 'is gone'));
  });

  const changes: readonly [name: string, change: (path: string) => void, word: string][] = [
    ['shrinks', path => truncateSync(path, 5_000_000), 'fewer'],
    ['grows', path => appendFileSync(path, 'more'), 'more'],
  ];
  for (const [name, change, word] of changes) {
    it(`has a file that ${name} while it is read`, async () => {
      write({ Dockerfile: '', large: 'x'.repeat(10_000_000) });
      const stream = (await open()).stream(new AbortController().signal);
      let read = 0;
      await assert.rejects(
        async () => {
          for await (const chunk of stream) {
            const before = read;
            read += (chunk as Buffer).length;
            // Late enough for the file to be open, early enough for its end not to have been read.
            if (before < 1_000_000 && read >= 1_000_000) change(join(context, 'large'));
          }
        },
        failsWith('CONTEXT_CHANGED', join(context, 'large'), '10000000 bytes', word),
      );
      assert.ok(read < 10_001_024);
    });
  }
});

describe('an aborted context', () => {
  it('ends at once and closes its files', async () => {
    write({ Dockerfile: '', large: 'x'.repeat(10_000_000), other: 'x'.repeat(10_000_000) });
    const controller = new AbortController();
    const stream = (await open()).stream(controller.signal);
    // Nobody reads on, so that the large file stays open.
    await once(stream, 'readable');
    for (let i = 0; i < 100 && openFiles().length === 0; i += 1) await new Promise(resolve => setTimeout(resolve, 10));
    assert.notDeepEqual(openFiles(), []);
    controller.abort(new Error('cancelled'));
    await assert.rejects(once(stream, 'end'), { name: 'AbortError' });
    for (let i = 0; i < 100 && openFiles().length > 0; i += 1) await new Promise(resolve => setTimeout(resolve, 10));
    assert.deepEqual(openFiles(), []);
  });

  it('that was aborted before reads nothing', async () => {
    write({ Dockerfile: '' });
    await assert.rejects(buffer((await open()).stream(AbortSignal.abort())), { name: 'AbortError' });
  });
});

function openFiles(): string[] {
  const targets = readdirSync('/proc/self/fd').map(fd => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return targets.filter(target => target.startsWith(workspace));
}

// Root reads everything, so under root another user tries.
async function asStranger<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}
