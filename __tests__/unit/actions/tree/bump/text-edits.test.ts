import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  editVersion,
  replaceReference,
  type ChangelogSigning,
} from '../../../../../src/actions/tree/bump/text-edits.ts';
import { parseChangelog } from '../../../../../src/actions/tree/changelog/entries.ts';

const signing: ChangelogSigning = {
  author: { name: 'Ada', email: 'ada@example.org' },
  ...{ distribution: 'wikimedia', time: Date.UTC(2026, 2, 5), offset: 0 },
};

function row(file: string) {
  const [name, from, to, reason] = ['acme/base', '1.0', '1.0-s1', 'Security update'];
  return { name, file, from, to, reason, bumped: true, because: 'selected' };
}

describe('editVersion', () => {
  const before =
    'acme/base (1.0) wikimedia; urgency=high\n\n   First\n\n -- Ada <ada@example.org>  Wed, 04 Mar 2026 00:00:00 +0000\n';
  const added =
    'acme/base (1.0-s1) wikimedia; urgency=high\n\n   Security update\n\n -- Ada <ada@example.org>  Thu, 05 Mar 2026 00:00:00 +0000\n\n';

  it('puts an entry before all others of a changelog', async () => {
    const edited = await editVersion(before, row('images/base/changelog'), signing);
    assert.equal(edited, added + before);
    assert.deepEqual(
      parseChangelog(edited, 'c').map(({ version }) => version),
      ['1.0-s1', '1.0'],
    );
  });

  it('keeps the line ends of Windows and the byte order mark', async () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    assert.equal(
      await editVersion(`\uFEFF${crlf(before)}`, row('changelog'), signing),
      `\uFEFF${crlf(added + before)}`,
    );
  });

  it('edits another file where the version stands', async () => {
    assert.equal(await editVersion('1.0\n', row('images/base/VERSION'), signing), '1.0-s1\n');
  });

  it('refuses a label, and a version it cannot tell from the rest', async () => {
    const label = editVersion('', row('images/base/Dockerfile'), signing);
    await assert.rejects(
      label,
      /^ActionError: images\/base\/Dockerfile: the version of acme\/base is a label, allowed: one in changelog/,
    );
    const unclear = editVersion('1.0\n2.0\n', row('VERSION'), signing);
    await assert.rejects(
      unclear,
      /^ActionError: VERSION: the version "1\.0" cannot be told apart from the text around it/,
    );
  });
});

describe('replaceReference', () => {
  const replace = (text: string) => replaceReference(text, 'acme/base:1.0', 'acme/base:1.0-s1');
  const vectors: [string, string][] = [
    ['FROM acme/base:1.0 AS b', 'FROM acme/base:1.0-s1 AS b'],
    ['from --platform=linux/amd64 acme/base:1.0\r', 'from --platform=linux/amd64 acme/base:1.0-s1\r'],
    ['ARG BASE=acme/base:1.0', 'ARG BASE=acme/base:1.0-s1'],
    ['ARG BASE="acme/base:1.0"', 'ARG BASE="acme/base:1.0-s1"'],
    ['COPY --from=acme/base:1.0 /a /b', 'COPY --from=acme/base:1.0-s1 /a /b'],
    ['  --mount=type=bind,from=acme/base:1.0,target=/b', '  --mount=type=bind,from=acme/base:1.0-s1,target=/b'],
    ['FROM acme/base:1.0-s1', 'FROM acme/base:1.0-s1'],
    ['FROM acme/base:1.0.1', 'FROM acme/base:1.0.1'],
    ['FROM acme/base:1.0@sha256:00', 'FROM acme/base:1.0@sha256:00'],
    ['FROM ghcr.io/acme/base:1.0', 'FROM ghcr.io/acme/base:1.0'],
    ['RUN echo acme/base:1.0', 'RUN echo acme/base:1.0'],
  ];
  for (const [text, expected] of vectors) it(`makes ${text} ${expected}`, () => assert.equal(replace(text), expected));

  it('replaces every one and leaves the lines between', () => {
    const text = 'FROM acme/base:1.0\n\nRUN x\nFROM scratch\nCOPY --from=acme/base:1.0 / /\n';
    assert.equal(replace(text).split('-s1').length, 3);
    assert.equal(replace(text).replaceAll('-s1', ''), text);
  });
});
