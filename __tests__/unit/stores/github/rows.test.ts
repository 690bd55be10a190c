import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toRows } from '../../../../src/stores/github/row.ts';
import { toCacheEntry, toListedArtifact, toListedRelease, toListedRun } from '../../../../src/stores/github/rows.ts';

const entry = {
  id: 7,
  key: 'docker-archive/1/web/1.0/111111111111.zip',
  ref: 'refs/heads/main',
  size_in_bytes: 12,
  created_at: '2026-01-02T03:04:05Z',
  last_accessed_at: '2026-01-02T03:04:06.5Z',
};

describe('rows of the REST API', () => {
  it('are read with their times in milliseconds', () => {
    const created = Date.UTC(2026, 0, 2, 3, 4, 5);
    const { id, key, ref } = entry;
    assert.deepEqual(toCacheEntry(entry), { id, key, ref, version: '', size: 12, created, used: created + 1500 });
  });

  it('are refused with the name of the field that is wrong', () => {
    const cases: [unknown, string][] = [
      [{ ...entry, key: undefined }, 'key'],
      [{ ...entry, id: '7' }, 'id'],
      [{ ...entry, last_accessed_at: 'yesterday' }, 'last_accessed_at'],
      [null, 'id'],
      ['entry', 'id'],
    ];
    for (const [row, field] of cases) {
      const message = `GitHub answered with a cache entry that has no valid ${field}`;
      assert.throws(() => toCacheEntry(row), { name: 'GitHubRefusal', message });
    }
  });

  it('leave out an artifact that has expired', () => {
    const row = { id: 1, name: 'web', size_in_bytes: 3, created_at: entry.created_at, digest: null };
    assert.equal(toListedArtifact({ ...row, expired: true }), undefined);
    assert.equal(toListedArtifact({ ...row, expired: false })?.sha256, '');
    assert.equal(toListedArtifact({ ...row, digest: 'sha256:ab' })?.sha256, 'ab');
  });

  it('tell whose commit a run is of, where that is known', () => {
    const row = { id: 1, created_at: entry.created_at, head_sha: 'a', repository: { full_name: 'acme/app' } };
    const { repository, headRepository } = toListedRun({ ...row, head_repository: { full_name: 'mallory/app' } });
    assert.deepEqual([repository, headRepository], ['acme/app', 'mallory/app']);
    for (const head_repository of [null, undefined, 'acme/app', {}, { full_name: 1 }]) {
      assert.equal(toListedRun({ ...row, head_repository }).headRepository, '');
    }
  });

  it('give the address for uploads without its template', () => {
    const row = { id: 1, tag_name: 'v1', upload_url: 'https://uploads.test/repos/a/b/releases/1/assets{?name,label}' };
    assert.equal(toListedRelease(row).uploadUrl, 'https://uploads.test/repos/a/b/releases/1/assets');
  });

  it('are where the answer has them', () => {
    assert.deepEqual(toRows([1, 2]), [1, 2]);
    assert.deepEqual(toRows({ total_count: 1, artifacts: [3] }, 'artifacts'), [3]);
    for (const answer of ['', null, {}, { artifacts: {} }]) {
      assert.throws(() => toRows(answer, 'artifacts'), { message: 'GitHub answered without a list of artifacts' });
    }
  });
});
