import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatName, nameOf, parseName, shortId } from '../../../src/image/name.ts';

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
  it('are file-safe', () => assert.equal(nameOf('acme/team/api'), 'acme~team~api'));
  it('take an id without its prefix', () => assert.equal(shortId(`sha256:${id}ffff`), id));
});
