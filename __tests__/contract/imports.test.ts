import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';

const src = resolve(import.meta.dirname, '../../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));

// A room may import itself and the rooms before it.
const rooms = ['core', 'image', 'docker', 'registry', 'build', 'archive', 'stores', 'prune', 'checks', 'actions'];

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
  readonly lazy: boolean;
}

describe('src/', () => {
  it('holds the rooms and index.ts only', () => {
    assert.deepEqual(readdirSync(src).sort(), [...rooms, 'index.ts'].sort());
  });

  it('exports no name twice', () => {
    const homes = Map.groupBy(files.flatMap(exportsOf), ({ name }) => name);
    const twice = [...homes].filter(([, places]) => places.length > 1);
    assert.deepEqual(
      twice.map(([name, places]) => `${name}: ${places.map(({ file }) => file).join(', ')}`),
      [],
    );
  });

  it('has no circle of files', () => {
    assert.deepEqual(findCircles(new Map(files.map(file => [file, targetsOf(file)]))), []);
  });

  it('has no circle of rooms', () => {
    const graph = new Map<string, string[]>();
    for (const file of files) {
      const others = targetsOf(file).map(roomOf);
      graph.set(roomOf(file), [...(graph.get(roomOf(file)) ?? []), ...others.filter(room => room !== roomOf(file))]);
    }
    assert.deepEqual(findCircles(graph), []);
  });
});

describe('imports', () => {
  for (const file of files.filter(each => each.includes('/'))) {
    it(`of ${file} run down the list of rooms, types included`, () => {
      const floor = rooms.indexOf(roomOf(file));
      const up = targetsOf(file).filter(target => rooms.indexOf(roomOf(target)) > floor);
      assert.deepEqual(up, []);
    });
  }

  // tree/ builds, loads and prunes through the actions that do this for one image.
  it('lead from one action into another from tree/ alone', () => {
    const across = files
      .filter(file => roomOf(file) === 'actions')
      .flatMap(file => targetsOf(file).map(target => ({ file, own: actionOf(file), other: actionOf(target) })))
      .filter(({ own, other }) => other !== undefined && other !== own && other !== 'shared' && own !== 'tree');
    assert.deepEqual(across, []);
  });
});

describe('each action', () => {
  for (const action of ['archive', 'list', 'load', 'prune']) {
    it(`${action} has main, inputs, plan, run and report`, () => hasFive(join('actions', action)));
  }

  it('tree has main, inputs, plan, run and report', () => hasFive('actions/tree'));
});

describe('vendors', () => {
  const vendors: [RegExp, string[]][] = [
    [/^dockerode$/, ['docker/dockerode.ts']],
    [/^@actions\/artifact$/, ['stores/artifacts.ts']],
    [/^@actions\/cache$/, ['stores/cache/entries.ts']],
    [/^@(actions\/github|octokit)\b/, ['stores/github/client.ts']],
    [/^@actions\/core$/, ['actions/shared/console.ts', 'actions/shared/main.ts']],
    [/^yauzl$/, ['archive/zip/read.ts']],
    [/^nunjucks$/, ['actions/tree/read/template.ts']],
    [/^yaml$/, ['actions/tree/read/yaml.ts']],
    [/^@grpc\//, ['build/buildkit/session.ts']],
    [/^picomatch$/, ['image/glob.ts']],
  ];
  for (const [vendor, homes] of vendors) {
    it(`keep ${vendor.source} in ${homes.join(', ')}`, () => {
      const users = files.filter(file => importsOf(file).some(({ from }) => vendor.test(from)));
      assert.deepEqual(users.sort(), homes);
    });
  }

  it('that are heavy are loaded only where they are used', () => {
    for (const [vendor, [home = '']] of vendors.slice(1, 4)) {
      const eager = importsOf(home).filter(({ from, typeOnly, lazy }) => vendor.test(from) && !typeOnly && !lazy);
      assert.deepEqual(eager, [], home);
    }
  });
});

it('what decides knows neither Node nor a vendor', () => {
  const pure = files.filter(file => /^image\/|^prune\/(rules|plan)\.ts$|^actions\/.*\/plan\.ts$/.test(file));
  assert.ok(pure.length > 8);
  for (const file of pure) {
    const outside = importsOf(file).filter(({ from, typeOnly }) => !typeOnly && !/^(\.|picomatch$)/.test(from));
    assert.deepEqual(outside, [], file);
  }
});

// What a stranger looks for, by a text that only the code which does it contains.
describe('one file, which its name announces, holds', () => {
  const sought: [string, RegExp, string][] = [
    ['the pause after 429 from the REST API of the cache', /x-ratelimit-reset/, 'stores/github/rate-limit.ts'],
    ['the dirty rule', /\[\.\+\]dirty/, 'image/version.ts'],
    ['the records of zip64', /0x0[67]064b50/, 'archive/zip/zip64.ts'],
    ['the annotation of a Dockerfile', /await annotate\(/, 'build/failure.ts'],
    ['the name of an artifact, which is that of its file', /skipArchive/, 'stores/artifacts.ts'],
    ['which registry gets which credential', /given\?\.host === server/, 'docker/credentials.ts'],
    ['the password of the loopback registry', /timingSafeEqual\(/, 'archive/loopback/password.ts'],
    ['keep', /slice\(0, keep\)/, 'prune/plan.ts'],
    ['the size of a zstd frame', /defaultFrameSize =/, 'archive/compress/zstd-frame.ts'],
    ['the author of a changelog entry', /env\['DEBFULLNAME'\]/, 'actions/tree/changelog/author.ts'],
  ];
  for (const [what, text, home] of sought) {
    it(what, () => {
      const holders = files.filter(file => text.test(readFileSync(join(src, file), 'utf8')));
      assert.deepEqual(holders, [home]);
    });
  }
});

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^;']*?from\s+)?'([^']+)'/gms);
  const lazy = text.matchAll(/\bimport\('([^']+)'\)/g);
  return [
    ...[...statements].map(([, type, from = '']) => ({ from, typeOnly: type !== undefined, lazy: false })),
    ...[...lazy].map(([, from = '']) => ({ from, typeOnly: false, lazy: true })),
  ];
}

function targetsOf(file: string): string[] {
  const own = importsOf(file).filter(({ from }) => from.startsWith('.'));
  return own.map(({ from }) => relative(src, resolve(src, dirname(file), from)));
}

function exportsOf(file: string): { file: string; name: string }[] {
  const text = readFileSync(join(src, file), 'utf8');
  const names = text.matchAll(
    /^export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|class|const|let|interface|type|enum)\s+(\w+)/gm,
  );
  return [...names].map(([, name = '']) => ({ file, name }));
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? '';
}

function actionOf(file: string): string | undefined {
  return roomOf(file) === 'actions' ? file.split('/')[1] : undefined;
}

function hasFive(folder: string): void {
  const found = readdirSync(join(src, folder));
  const missing = ['main.ts', 'inputs.ts', 'plan.ts', 'run.ts', 'report.ts'].filter(file => !found.includes(file));
  assert.deepEqual(missing, []);
}

/** The circles of a graph, each as the list of its members (Tarjan's strongly connected components). */
function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const stack: string[] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const visit = (node: string): number => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      const reached = index.has(next) ? (stack.includes(next) ? index.get(next)! : Infinity) : visit(next);
      low.set(node, Math.min(low.get(node)!, reached));
    }
    if (low.get(node) === index.get(node)) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low.get(node)!;
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return circles;
}
