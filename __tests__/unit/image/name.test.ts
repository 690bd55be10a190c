import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseReference } from '../../../src/image/reference.ts';
import { formatName, nameOf, parseName, repositoryOf, shortId } from '../../../src/image/name.ts';

const id = '0123456789ab';

describe('parseName', () => {
  const archives: [string, [string, string, string]][] = [
    [`web_1.2.3_${id}.docker`, ['web', '1.2.3', 'docker']],
    [`my_web_1.2.3_${id}.zip`, ['my_web', '1.2.3', 'zip']],
    [`web__${id}.docker`, ['web', '', 'docker']],
    [`web_1.0_rc1_${id}.docker`, ['web_1.0', 'rc1', 'docker']],
    [`web_1.2.3_${id}.`, ['web', '1.2.3', '']],
    [`web_1_${id}_2_${id}.docker`, [`web_1_${id}`, '2', 'docker']],
    [`acme~api_1.2+dirty_${id}.zip`, ['acme~api', '1.2+dirty', 'zip']],
    [`localhost=5000~my_api_1_${id}.zip`, ['localhost=5000~my_api', '1', 'zip']],
  ];
  for (const [file, [name, version, archfmt]] of archives) {
    it(`reads ${file}`, () => assert.deepEqual(parseName(file), { name, version, imageid: id, archfmt }));
  }

  const strangers = [
    ...[`web_1_${id}.docker.zip`, `web_1_${id}.tar.gz`, `web_1_${id.toUpperCase()}.zip`, `web_1_${id}cd.zip`],
    ...[`web_1_sha256:${id}.zip`, `_1_${id}.zip`, `web_1_${id}.zip.json`, '.0011223344556677.partial', 'images.json'],
  ];
  for (const file of strangers) it(`ignores ${file}`, () => assert.equal(parseName(file), undefined));
});

describe('formatName', () => {
  it('writes what parseName reads back', () => {
    const fields = { name: 'my_web', version: '1.2', imageid: id, archfmt: 'zip' };
    assert.deepEqual(parseName(formatName(fields)), fields);
  });

  const wrong = [
    { name: 'web', version: '1_2', imageid: id, archfmt: 'zip' },
    { name: 'web', version: '1', imageid: 'sha256:01234', archfmt: 'zip' },
    { name: 'web', version: '1', imageid: id, archfmt: 'tar.gz' },
    { name: '', version: '1', imageid: id, archfmt: 'zip' },
  ];
  for (const fields of wrong)
    it(`refuses ${JSON.stringify(fields)}`, () => assert.throws(() => formatName(fields), TypeError));
});

describe('names', () => {
  const table: [string, string, string][] = [
    ['ghcr.io/acme/api', 'ghcr.io~acme~api', 'ghcr.io/acme/api'],
    ['GHCR.io/acme/api', 'ghcr.io~acme~api', 'ghcr.io/acme/api'],
    ['localhost:5000/api', 'localhost=5000~api', 'localhost:5000/api'],
    ['localhost/api', 'localhost~api', 'localhost/api'],
    ['[::1]:5000/x', '[==1]=5000~x', '[::1]:5000/x'],
    ['[::1]/x', '[==1]~x', '[::1]/x'],
    ['[FE80::1]:5000/x', '[fe80==1]=5000~x', '[fe80::1]:5000/x'],
    ['acme/api', 'acme~api', 'acme/api'],
    ['docker.io/acme/api', 'acme~api', 'acme/api'],
    ['Docker.io/acme/api', 'acme~api', 'acme/api'],
    ['index.docker.io/acme/api', 'acme~api', 'acme/api'],
    ['registry-1.docker.io/acme/api', 'acme~api', 'acme/api'],
    ['postgres', 'postgres', 'postgres'],
    ['library/postgres', 'postgres', 'postgres'],
    ['docker.io/library/postgres', 'postgres', 'postgres'],
    ['ghcr.io/library/postgres', 'ghcr.io~library~postgres', 'ghcr.io/library/postgres'],
    ['acme/team/api', 'acme~team~api', 'acme/team/api'],
    ['library/team/api', 'library~team~api', 'library/team/api'],
  ];
  for (const [written, name, repository] of table) {
    it(`${written} is stored as ${name}`, () => {
      assert.equal(nameOf(written), name);
      assert.equal(repositoryOf(name), repository);
    });
  }

  it('map back to exactly one repository, and are legal in files, artifacts and cache keys', () => {
    const hosts = ['', 'ghcr.io', 'a.b-c.example', 'localhost', 'localhost:5000', 'r:1', '10.0.0.1:443', '[::1]:5000'];
    const parts = ['a', 'api', 'my_api', 'my__api', 'a-b', 'a--b', 'v1.2', '0', 'library', 'x.zip', '0123456789ab'];
    const paths = parts.flatMap(a => [a, ...parts.flatMap(b => [`${a}/${b}`, `${a}/${b}/${a}`])]);
    const repositories = hosts.flatMap(host => paths.map(path => (host === '' ? path : `${host}/${path}`)));
    const images = new Set(repositories.map(repository => parseReference(repository)?.repository ?? ''));
    const names = new Set(repositories.map(nameOf));
    assert.equal(names.size, images.size);
    for (const image of images) {
      const name = nameOf(image);
      assert.equal(repositoryOf(name), image);
      assert.equal(nameOf(repositoryOf(name)), name);
      assert.doesNotMatch(name, /[":<>|*?\r\n\\/, ]/);
      const archive = { name, version: '1.0+5', imageid: id, archfmt: 'zip' };
      assert.deepEqual(parseName(formatName(archive)), archive);
    }
  });

  it('take an id without its prefix', () => assert.equal(shortId(`sha256:${id}ffff`), id));
});
