import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArchiveReport } from '../../../../src/actions/archive/report.ts';
import { makeSummary } from '../../../../src/actions/archive/summary.ts';

const report: ArchiveReport = {
  ...{ image: 'acme/api', version: '1|<b>', tag: '1', reference: 'acme/api:1', dirty: true, dirtyBecause: 'it `is`' },
  ...{ dryRun: false, source: 'build', updated: true, because: 'new', imageid: '', digest: '', cacheHit: false },
  ...{ cached: false, cacheKey: '', pruned: [], plan: [], checks: [] },
};

describe('makeSummary', () => {
  it('lets no text break out of its cell', () => {
    const summary = makeSummary([report], [{ name: 'Build', seconds: 61.4 }]);
    assert.ok(summary.includes('1&#124;&#60;b&#62;'));
    assert.ok(summary.includes('it &#96;is&#96;'));
    assert.ok(summary.includes('Build 1 min 1 s'));
  });

  it('shows what the image says about itself as nothing but text', () => {
    const hostile = '@mallory https://evil.test ![x](y) <img src=x> #1 `|';
    const metadata = {
      ...{ imageid: hostile, platform: hostile, created: hostile, tar_size: 1, layers: [] },
      settings: { user: hostile, entrypoint: [hostile], cmd: [hostile], exposed_ports: [hostile] },
    };
    const archive = { name: hostile, size: 1, metadata } as unknown as NonNullable<ArchiveReport['archive']>;
    const artifact = { id: 1, url: 'javascript:alert(1)', sha256: '' };
    const rows = makeSummary([{ ...report, archive, artifact, version: hostile, because: hostile }], []);
    const shown = rows.replace(/&#(\d+);/g, (_, number: string) => `\0${String.fromCharCode(Number(number))}`);
    assert.doesNotMatch(shown, /@mallory|:\/\/evil|[^\0]!?\[x|[^\0]<img|#1|[^\0]`.*mallory|\]\(javascript/);
    assert.equal(rows.split('\n').filter(line => line.includes('mallory')).length, 5);
  });

  it('says what was pushed and released, and nothing when neither was asked for', () => {
    const publication = {
      names: ['acme/api:1', 'acme/api:latest'],
      pushed: [{ name: 'acme/api:1', digest: 'sha256:1' }],
      latest: '1 is the highest',
      asset: { url: 'https://github.com/a', because: 'the release has no asset of this name' },
    };
    const summary = makeSummary([{ ...report, publication }], []);
    assert.match(summary, /\| Pushed \| `acme\/api:1`, `acme\/api:latest`: `sha256:1` \|/);
    assert.match(summary, /\| latest \| 1 is the highest \|/);
    assert.match(summary, /\| Release \| \[asset\]\(https:\/\/github\.com\/a\): the release has no asset/);
    const none = { names: ['acme/api:1'], pushed: [], latest: 'nothing is pushed' };
    assert.doesNotMatch(makeSummary([{ ...report, publication: none }], []), /Pushed|Tagged|Release|latest/);
  });

  it('folds what was pruned and shows no more than a screen of it', () => {
    const row = {
      where: 'cache',
      name: 'api',
      version: 'dev',
      imageid: '0123456789ab',
      format: 'zip',
      size: 1500,
      because: 'old',
    } as const;
    const summary = makeSummary([{ ...report, pruned: Array.from({ length: 50 }, () => row) }], []);
    assert.match(summary, /<details><summary>Pruned: 50<\/summary>/);
    assert.match(summary, /\| … \| 30 more \|/);
    assert.ok(summary.split('\n').length < 45);
  });

  it('lists several archives in one table, and all that was pruned', () => {
    const row = {
      where: 'folder',
      name: 'api',
      version: '0',
      imageid: 'ab',
      format: 'zip',
      size: 1,
      because: 'old',
    } as const;
    const summary = makeSummary([report, { ...report, updated: false, pruned: [row] }], []);
    assert.match(summary, /## 2 archives of acme\/api/);
    assert.match(summary, /saved[^]*up to date/);
    assert.match(summary, /Pruned: 1</);
  });
});
