import assert from 'node:assert/strict';
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { childrenOf, findReachable } from '../../src/actions/tree/graph.ts';
import type { Tree } from '../../src/actions/tree/read/tree.ts';
import { changelogOf, makeImageTree } from '../support/image-tree.ts';
import { seeded } from '../support/random.ts';

const scratch = 'FROM scratch\n';

function brief({ images }: Tree): string[] {
  return images.map(({ name, version, parents }) => `${name}:${version} < ${parents.join(',')}`);
}

function hashes({ images }: Tree): Map<string, string> {
  return new Map(images.map(({ name, inputs }) => [name, inputs]));
}

describe('names and versions of a tree', () => {
  it('come from the first file that gives them, field by field', async () => {
    const labels = 'FROM scratch\nLABEL org.opencontainers.image.title=by-label org.opencontainers.image.version=3.0\n';
    const all = { changelog: changelogOf('by/changelog', '1.0'), 'image.yml': 'name: by-yml\nversion: "2.0"\n' };
    const rest = { Dockerfile: labels, VERSION: '4.0\n', 'package.json': '{"name":"@by/package","version":"5.0"}' };
    const files: Record<string, string> = {};
    const put = (folder: string, content: Record<string, string>) =>
      Object.entries(content).forEach(([name, text]) => (files[`${folder}/${name}`] = text));
    put('a', { ...rest, ...all });
    put('b', { ...rest, 'image.yml': all['image.yml'] });
    put('c', rest);
    put('d', { ...rest, Dockerfile: scratch });
    put('E/deep', { Dockerfile: scratch, VERSION: '6.0' });
    put('f', { Dockerfile: scratch, 'image.yml': 'version: 1.10\n', 'package.json': '{"name":"f2","version":"9"}' });
    await using tree = await makeImageTree(files);
    const { images } = await tree.read();
    assert.deepEqual(images.map(({ name, version, folder }) => `${folder.shown} ${name} ${version}`).sort(), [
      ...['images/E/deep e/deep 6.0', 'images/a by/changelog 1.0', 'images/b by-yml 2.0', 'images/c by-label 3.0'],
      ...['images/d by/package 4.0', 'images/f f2 1.10'],
    ]);
  });

  it('give way to the input version, and get the suffix of the run', async () => {
    await using tree = await makeImageTree({ 'a/Dockerfile': scratch, 'b/Dockerfile': scratch, 'b/VERSION': '2' });
    const { images } = await tree.read({
      rules: { version: '7.0', suffix: '-20250131' },
      prefix: { registry: 'r.io', namespace: 'n' },
    });
    assert.deepEqual(
      images.map(({ label }) => label),
      ['r.io/n/a:7.0-20250131', 'r.io/n/b:7.0-20250131'],
    );
  });
});

describe('a tree that is wrong', () => {
  it('T271901: names both paths of a duplicate', async () => {
    const log = changelogOf('web', '1.0');
    const files = { 'a/Dockerfile': scratch, 'a/changelog': log, 'b/x/Dockerfile': scratch, 'b/x/changelog': log };
    await using tree = await makeImageTree(files);
    await assert.rejects(tree.read(), {
      message: /^images\/a\/changelog:1: the image web is in a and b\/x; names must be unique$/,
    });
  });

  it('is reported as a whole: all folders, with file and line', async () => {
    await using tree = await makeImageTree({
      'changelog/Dockerfile': scratch,
      'changelog/changelog': 'no changelog\n',
      'yml/Dockerfile': scratch,
      'yml/image.yml': 'version: 1\n\nparents: [a]\n',
      'yaml/Dockerfile': scratch,
      'yaml/image.yml': 'version: 1\nname: [\n',
      'none/Dockerfile': scratch,
      'name/Dockerfile': scratch,
      'name/image.yml': 'version: 1\nname: A_b!\n',
      'version/Dockerfile': scratch,
      'version/VERSION': '1_2',
      'variable/Dockerfile': '\nFROM acme/$NO\n',
      'variable/VERSION': '1',
      'template/Dockerfile.template': 'FROM scratch\nENV A={{ nobody }}\n',
      'template/VERSION': '1',
      'fine/Dockerfile': scratch,
      'fine/VERSION': '1',
      // Its parent may be one of those that have no name yet.
      'child/Dockerfile.template': 'FROM {{ "none" | image_tag }}\n',
      'child/VERSION': '1',
      'child/control': 'Package: child\nBuild-Depends: none\n',
    });
    const error = await tree.read().catch((reason: unknown) => reason as Error);
    assert.ok(error instanceof Error);
    const lines = error.message.split('\n');
    assert.match(lines[0] ?? '', /^8 problems in the tree:$/, error.message);
    const expected = [
      /^- images\/changelog\/changelog:1: /,
      /^- images\/name\/image\.yml:1: "A_b!" is not a valid image name/,
      /^- images\/none\/Dockerfile: the image has no version/,
      /^- images\/template\/Dockerfile\.template:2: the variable nobody is not defined/,
      /^- images\/variable\/Dockerfile:2: NO in the name of an image has no value/,
      /^- images\/version\/VERSION:1: "1_2" is not a valid version/,
      /^- images\/yaml\/image\.yml:\d: is not valid YAML: /,
      /^- images\/yml\/image\.yml:3: has parents, allowed: name, version, depends/,
    ];
    for (const problem of expected)
      assert.ok(
        lines.some(line => problem.test(line)),
        `${problem.source}\n${error.message}`,
      );
  });

  it('prints its cycle, with the places', async () => {
    await using tree = await makeImageTree({
      'a/Dockerfile': 'FROM c\n',
      'b/Dockerfile': 'FROM scratch\nCOPY --from=a /x /x\n',
      'c/Dockerfile': scratch,
      'c/control': 'Package: c\nBuild-Depends: b\n',
      'd/Dockerfile': 'FROM a\n',
    });
    await assert.rejects(tree.read({ rules: { version: '1', suffix: '' } }), {
      message:
        'images/a/Dockerfile:1: the images need each other: a → c → b → a; a needs c (FROM in images/a/Dockerfile:1), ' +
        'c needs b (control in images/c/control:2), b needs a (COPY --from in images/b/Dockerfile:2)',
    });
  });

  it('names file and line of a missing parent, unless it is known to come from elsewhere', async () => {
    await using tree = await makeImageTree({
      'a/Dockerfile': 'FROM scratch\nCOPY --from=r.io/team/gone:1 /x /x\n',
      'a/control': 'Package: a\nDepends: lost (>= 1)\n',
    });
    const order = { prefix: { registry: 'r.io', namespace: 'team' }, rules: { version: '1', suffix: '' } };
    await assert.rejects(
      tree.read(order),
      /a\/Dockerfile:2: COPY --from names r\.io\/team\/gone:1, and the tree has no such image\n.*a\/control:2: control names lost, /,
    );
    const { images } = await tree.read({ ...order, baseImages: ['r.io/team/gone:1', 'r.io/team/lost:2'] });
    assert.deepEqual(images[0]?.externals, ['r.io/team/gone:1', 'lost']);
  });

  it('that is not a tree is an error of path', async () => {
    await using tree = await makeImageTree({ 'a/readme': '' });
    await assert.rejects(tree.read(), /^ActionError: path: ".*images" holds no folder with a Dockerfile/);
    await rm(tree.root, { recursive: true });
    await assert.rejects(tree.read(), /^ActionError: path: ".*images" cannot be read as a folder/);
  });
});

describe('parents', () => {
  it('are what FROM, COPY --from, RUN --mount, control and image.yml name together', async () => {
    await using tree = await makeImageTree({
      'a/Dockerfile': scratch,
      'b/Dockerfile': scratch,
      'c/Dockerfile': scratch,
      'd/Dockerfile': scratch,
      'e/Dockerfile': scratch,
      'z/Dockerfile':
        'ARG A=a\nFROM debian:12\nFROM ${A}:1.0\nCOPY --from=b:latest /x /x\nRUN --mount=from=n/c,target=/c x\n',
      'z/control': 'Package: z\nBuild-Depends: d (>= 1.0), a,\n',
      'z/image.yml': 'depends:\n  - e\n',
    });
    const { images } = await tree.read({
      rules: { version: '1.0', suffix: '' },
      prefix: { registry: 'r.io', namespace: 'n' },
    });
    const last = images.at(-1);
    assert.deepEqual([last?.name, last?.parents, last?.externals], ['z', ['a', 'b', 'c', 'd', 'e'], ['debian:12']]);
  });

  it('are not images of the same name elsewhere, of another tag, or the image itself', async () => {
    await using tree = await makeImageTree({
      'nginx/Dockerfile': 'FROM nginx:1.27\n',
      'python/Dockerfile': scratch,
      'app/Dockerfile':
        'FROM python:3.12\nCOPY --from=quay.io/python /x /x\nCOPY --from=docker.io/library/nginx /y /y\n',
    });
    const read = await tree.read({
      rules: { version: '1.0', suffix: '' },
      prefix: { registry: 'r.io', namespace: 'n' },
    });
    assert.deepEqual(brief(read), ['app:1.0 < ', 'nginx:1.0 < ', 'python:1.0 < ']);
    assert.match(
      read.warnings.join(),
      /^images\/app\/Dockerfile:1: python:3\.12 is not built from the tree, which has r\.io\/n\/python:1\.0$/,
    );
  });

  it('are found through templates', async () => {
    await using tree = await makeImageTree({
      'base/Dockerfile.template': '{% set v = "12" %}FROM debian:{{ v }}\n',
      'base/changelog': changelogOf('base', '1.0-1'),
      'go/Dockerfile.template': 'FROM {{ "base" | image_tag }}\nENV V={{ "base" | image_tag | upstream_version }}\n',
      'go/changelog': changelogOf('go', '2.0'),
    });
    const read = await tree.read({ prefix: { registry: 'r.io:5000', namespace: '' } });
    assert.deepEqual(brief(read), ['base:1.0-1 < ', 'go:2.0 < base']);
    assert.equal(read.images[1]?.dockerfile, 'FROM r.io:5000/base:1.0-1\nENV V=1.0\n');
  });
});

describe('a template', () => {
  it('includes files of its own folder', async () => {
    await using tree = await makeImageTree({
      'a/Dockerfile.template': 'FROM scratch\n{% include "part" %}',
      'a/part': 'LABEL x={{ update_id }}\n',
      'b/Dockerfile.template': 'FROM scratch\n{% include "part" %}',
      'b/part': 'LABEL y=1\n',
    });
    const { images } = await tree.read({ rules: { version: '1', suffix: '' } });
    assert.deepEqual(
      images.map(({ dockerfile }) => dockerfile),
      ['FROM scratch\nLABEL x=s\n', 'FROM scratch\nLABEL y=1\n'],
    );
  });
});

describe('the scan', () => {
  it('follows no link to a folder, and passes version control and packages over', async () => {
    await using tree = await makeImageTree({
      'a/Dockerfile': scratch,
      'a/inner/Dockerfile': scratch,
      '.git/x/Dockerfile': scratch,
      'a/node_modules/p/Dockerfile': scratch,
    });
    await symlink(join(tree.root, 'a'), join(tree.root, 'b'));
    await symlink(tree.root, join(tree.root, 'a/round'));
    const { images } = await tree.read({ rules: { version: '1', suffix: '' } });
    assert.deepEqual(
      images.map(({ name }) => name),
      ['a', 'a/inner'],
    );
  });
});

describe('the hash of what an image is built from', () => {
  const order = { rules: { version: '1', suffix: '' } };

  it('changes with content, Dockerfile, ignore rules, version and the build arguments it takes, and with nothing else', async () => {
    await using tree = await makeImageTree({
      'a/Dockerfile': 'ARG TAKEN\nFROM scratch\nCOPY . /\n',
      'a/file': '1',
      'a/notes': '1',
      'a/.dockerignore': 'notes\n',
    });
    const hash = async (more = {}) => hashes(await tree.read({ ...order, ...more })).get('a');
    const first = await hash();
    assert.match(first ?? '', /^[0-9a-f]{64}$/);
    await tree.write({ 'a/notes': '2', 'a/file': '1' });
    assert.equal(await hash(), first);
    assert.equal(await hash({ buildArgs: { OTHER: '1' } }), first);
    assert.equal(await hash({ prefix: { registry: 'r.io', namespace: 'n' } }), first);
    const others = [
      await hash({ buildArgs: { TAKEN: '1' } }),
      await hash({ rules: { version: '2', suffix: '' } }),
      await tree.write({ 'a/file': '2' }).then(() => hash()),
      await tree.write({ 'a/file': '1', 'a/Dockerfile': 'FROM scratch\n' }).then(() => hash()),
      await tree.write({ 'a/.dockerignore': 'note*\n' }).then(() => hash()),
      // Large enough to be read in pieces.
      await tree.write({ 'a/file': '3'.repeat(3_000_000) }).then(() => hash()),
      await tree.write({ 'a/file': `${'3'.repeat(2_999_999)}4` }).then(() => hash()),
    ];
    assert.equal(new Set([first, ...others]).size, 8);
  });

  it('changes for an image and all made from it, and no other, in random trees', async () => {
    for (const seed of [1, 2, 3]) {
      const random = seeded(seed);
      const names = Array.from({ length: 40 }, (_, i) => `n${i}`);
      const files = Object.fromEntries(
        names.map((name, i) => {
          const parents = Array.from({ length: Math.floor(random() * 3) }, () => `n${Math.floor(random() * i)}`);
          const copies = parents
            .filter(parent => parent !== name)
            .map(parent => `COPY --from=${parent} /x /${parent}\n`);
          return [`${name}/Dockerfile`, `FROM scratch\n${copies.join('')}`];
        }),
      );
      await using tree = await makeImageTree(files);
      const before = await tree.read(order);
      const changed = names[Math.floor(random() * 20)] ?? '';
      await tree.write({ [`${changed}/file`]: 'new' });
      const after = hashes(await tree.read(order));
      const children = childrenOf(before.images);
      const expected = findReachable([changed], name => children.get(name) ?? []);
      const actual = before.images.filter(({ name, inputs }) => after.get(name) !== inputs).map(({ name }) => name);
      assert.deepEqual(actual.sort(), [...expected].sort());
    }
  });
});
