import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDockerfile } from '../../../../../src/actions/tree/read/dockerfile.ts';
import { parsePlatform } from '../../../../../src/image/platform.ts';
import { expandVariables } from '../../../../../src/actions/tree/read/variables.ts';

function usesOf(lines: readonly string[], buildArgs: Readonly<Record<string, string>> = {}): string[] {
  return readDockerfile(lines.join('\n'), buildArgs).uses.map(
    ({ by, reference, line }) => `${line} ${by} ${reference}`,
  );
}

describe('expandVariables', () => {
  const values: Readonly<Record<string, string>> = { A: 'a', B: 'b', EMPTY: '' };
  const rows: [string, string][] = [
    ['x', 'x'],
    ['$A', 'a'],
    ['${A}${B}', 'ab'],
    ['$A/$B:1', 'a/b:1'],
    ['${NO:-b}', 'b'],
    ['${EMPTY:-b}', 'b'],
    ['${EMPTY-b}', ''],
    ['${NO-b}', 'b'],
    ['${A:+b}', 'b'],
    ['${EMPTY:+b}', ''],
    ['${EMPTY+b}', 'b'],
    ['${NO:+b}', ''],
    ['${NO:-${B}-${A}}x', 'b-ax'],
    ['${A:-${NO}}', 'a'],
    ['${NO:+${ALSO_NO}}', ''],
    ['\\$A', '$A'],
    ['${A:?missing}', 'a'],
  ];
  for (const [text, expected] of rows) {
    it(`${text} is ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(
        expandVariables(text, name => values[name]),
        { text: expected, missing: [] },
      );
    });
  }

  for (const text of ['$NO', 'x${NO}', '${NO:?x}', '${EMPTY:-$NO}']) {
    it(`${text} misses NO`, () => assert.deepEqual(expandVariables(text, name => values[name]).missing, ['NO']));
  }

  it('gives up on anything but a plain variable, and comes to an end', () => {
    assert.deepEqual(expandVariables('${A#x}', name => values[name]).missing, ['${A#x}']);
    for (const text of ['$', '${', '${A', '${A:-', '$${A}', '\\'])
      assert.equal(typeof expandVariables(text, () => 'v').text, 'string');
  });
});

describe('what a Dockerfile is made from', () => {
  it('is FROM, COPY --from and RUN --mount=from=, but no stage and no scratch', () => {
    const lines = [
      ...['FROM debian:12 AS Build', 'RUN --mount=type=bind,from=tools:1,target=/t make', 'FROM build AS more'],
      ...['FROM scratch', 'COPY --from=0 /a /a', 'COPY --from=build /a /b', 'COPY --chown=1 --from=acme/web /a /c'],
      ...['RUN --mount=type=cache,target=/c --mount=from=more,target=/m make'],
    ];
    assert.deepEqual(usesOf(lines), ['1 FROM debian:12', '2 RUN --mount tools:1', '7 COPY --from acme/web']);
  });

  it('has ARG defaults, ARGs made of ARGs, and build arguments filled in', () => {
    const lines = [
      'ARG TAG=1',
      'ARG BASE=acme/base:${TAG}',
      'FROM --platform=linux/amd64 ${BASE}',
      'FROM ${OTHER:-x:1}',
    ];
    assert.deepEqual(usesOf(lines), ['3 FROM acme/base:1', '4 FROM x:1']);
    assert.deepEqual(usesOf(lines, { TAG: '2' }), ['3 FROM acme/base:2', '4 FROM x:1']);
    assert.deepEqual(usesOf(lines, { BASE: 'y', OTHER: 'unused, for no ARG takes it' }), ['3 FROM y', '4 FROM x:1']);
  });

  it('knows a global ARG inside a stage only where the stage takes it', () => {
    const stage = (inside: string) => ['ARG IMG=tools:1', 'FROM scratch', inside, 'COPY --from=$IMG /a /b'];
    assert.deepEqual(usesOf(stage('ARG IMG')), ['4 COPY --from tools:1']);
    const { uses, missing } = readDockerfile(stage('# nothing').join('\n'), {});
    assert.deepEqual([uses, missing], [[], [{ variable: 'IMG', line: 4 }]]);
  });

  it('depends on the platform that it is built for', () => {
    const text =
      'FROM acme/base:$TARGETARCH$TARGETVARIANT AS a\nARG TARGETPLATFORM\nCOPY --from=$TARGETPLATFORM /a /b\n';
    const uses = (platform: string) =>
      readDockerfile(text, {}, parsePlatform(platform)).uses.map(({ reference }) => reference);
    assert.deepEqual(uses('linux/arm/v6'), ['acme/base:armv6', 'linux/arm/v6']);
    assert.deepEqual(uses('linux/arm64'), ['acme/base:arm64', 'linux/arm64']);
    assert.deepEqual(
      readDockerfile(text, { TARGETPLATFORM: 'x' }, parsePlatform('linux/arm64')).uses[1]?.reference,
      'x',
    );
  });

  it('names the line of a variable without a value', () => {
    assert.deepEqual(readDockerfile('ARG A\n\nFROM x:$A\n', {}).missing, [{ variable: 'A', line: 3 }]);
  });

  it('reads continuation lines, heredocs, comments and another escape character', () => {
    const lines = [
      '# escape=`',
      'FROM `',
      '  a:1',
      'RUN <<EOF',
      'FROM nothing',
      'EOF',
      '# FROM b',
      'COPY --from=c:1 /a /b',
    ];
    assert.deepEqual(usesOf(lines), ['2 FROM a:1', '8 COPY --from c:1']);
  });

  it('has the labels of its last stage, and tells which build arguments it takes', () => {
    const text = 'ARG V=1.2\nFROM a\nLABEL x=old\nFROM b\nARG V\nLABEL x="a b" v=$V w=$NO\n';
    const { labels, args } = readDockerfile(text, { V: '3' });
    assert.deepEqual(
      [...labels],
      [
        ['x', { value: 'a b', line: 6 }],
        ['v', { value: '3', line: 6 }],
      ],
    );
    assert.deepEqual([...args], ['V']);
  });
});
