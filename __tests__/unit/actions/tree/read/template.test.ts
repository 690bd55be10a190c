import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTreeConfig } from '../../../../../src/actions/tree/read/config.ts';
import { makeFilters, readUpstreamVersion } from '../../../../../src/actions/tree/read/template-filters.ts';
import { ReferenceResolver } from '../../../../../src/actions/tree/read/reference-resolver.ts';
import { openTemplates } from '../../../../../src/actions/tree/read/template.ts';

const home = { registry: 'reg.acme.com:5000', namespace: 'team' };
const images = [
  { name: 'golang', tag: '1.22-1' },
  { name: 'base/python', tag: '3.12' },
];
const bases = ['reg.acme.com:5000/team/stretch:20240101', 'debian:bookworm'];

async function open(warnings: string[] = [], aptOnlyProxy = '') {
  const config = { ...(await readTreeConfig('', '')), aptOnlyProxy };
  const filters = makeFilters({
    resolver: new ReferenceResolver(home, images, bases),
    config,
    warn: text => warnings.push(text),
  });
  const variables = { ...config.variables, ...home, seed: 'x', nothing: null, map: { a: 1 } };
  const render = await openTemplates({ variables, filters });
  return (text: string) => render(text, '/nowhere', 'images/a/Dockerfile.template');
}

describe('docker-pkg filters', () => {
  it('image_tag qualifies images of the tree and base images, behind a registry with a port too', async () => {
    const render = await open();
    assert.equal(render('{{ "golang" | image_tag }}'), 'reg.acme.com:5000/team/golang:1.22-1');
    assert.equal(render('{{ "base/python" | image_tag }}'), 'reg.acme.com:5000/team/base/python:3.12');
    assert.equal(render('{{ "stretch" | image_tag }}'), 'reg.acme.com:5000/team/stretch:20240101');
    assert.equal(render('{{ "debian" | image_tag }}'), 'debian:bookworm');
    const message = /^images\/a\/Dockerfile\.template:3: image_tag: neither the tree nor the base images have "ruby"$/;
    assert.throws(() => render('FROM {{ "golang" | image_tag }}\n\nFROM {{ "ruby" | image_tag }}'), { message });
  });

  const versions: [string, string][] = [
    ['x:1.63.0-1-20241211', '1.63.0'],
    ['x:1.63.0-1', '1.63.0'],
    ['x:1.63.0', '1.63.0'],
    ['reg.acme.com:5000/team/x:1.2-3', '1.2'],
  ];
  for (const [reference, version] of versions) {
    it(`upstream_version of ${reference} is ${version}`, () => assert.equal(readUpstreamVersion(reference), version));
  }

  for (const reference of ['x', 'x:1:2', 'reg:5000/x', '']) {
    it(`upstream_version refuses ${JSON.stringify(reference)}`, () => {
      assert.throws(() => readUpstreamVersion(reference), /is not name:tag$/);
    });
  }

  it('uid maps known users, and leaves others with a warning', async () => {
    const warnings: string[] = [];
    const render = await open(warnings);
    assert.equal(render('{{ "root"|uid }} {{ "www-data"|uid }} {{ "nobody"|uid }}'), '0 33 65534');
    assert.deepEqual(warnings, []);
    assert.equal(render('{{ "toString"|uid }}'), 'toString');
    assert.match(warnings.join(), /has no "toString"/);
  });

  it('add_user makes group and user of known names only', async () => {
    const render = await open();
    assert.match(render('RUN {{ "www-data"|add_user }}'), /groupadd .*-g 33 .*&& useradd .*-u 33 www-data$/);
    assert.throws(() => render('{{ "me"|add_user }}'), /Dockerfile\.template:1: add_user: .* has no "me"$/);
  });

  it('apt_install and apt_remove are one line, with a proxy of their own where there is one', async () => {
    const plain = (await open())('RUN {{ "git\n  curl\n"|apt_install }}');
    assert.match(
      plain,
      /^RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends git curl && /,
    );
    assert.ok(!plain.includes('\n') && !plain.includes('proxy'));
    const proxied = await open([], 'http://proxy:8080');
    for (const filter of ['apt_install', 'apt_remove']) {
      const text = proxied(`{{ "git"|${filter} }}`);
      assert.match(text, /^echo 'Acquire::http::Proxy "http:\/\/proxy:8080";' > (\S+) && .* && rm -f \1 && /);
    }
    assert.match(proxied('{{ "git"|apt_remove }}'), /apt-get remove --yes --purge git/);
  });
});

describe('templates', () => {
  const rows: [string, string, string][] = [
    ['variables of the config', 'FROM {{ registry }}/{{ namespace }}/{{ seed }}', 'FROM reg.acme.com:5000/team/x'],
    ['text as it is', "{{ '<&>' }}", '<&>'],
    ['set', '{% set a = "1" %}{{ a }}', '1'],
    ['set of a block', '{% set p -%}\n a\n b\n{%- endset -%}{{ p|replace("\\n", "") }}', 'a b'],
    [
      'set of a block through filters',
      "{% set p|replace('\\n', '')|replace('a', 'c') -%}\na\n b\n{%- endset -%}\n{{ p }}",
      'c b',
    ],
    ['macros', '{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{{ m(1, b=3) }}', '1213'],
    ['do', '{% set l = [] %}{% do l.append("q") %}{{ l|join(",") }}', 'q'],
    ['loops', '{% for k in ["a", "b"] %}{{ loop.index }}{{ k }}{% endfor %}', '1a2b'],
    ['whitespace control', 'a\n  {%- if True -%}\n  b\n{%- endif %}', 'ab'],
    ['joined texts', '{{ "a" ~ 1 }}', 'a1'],
    ['what is asked for with is defined', '{% if other is defined %}1{% else %}2{% endif %}', '2'],
    ['a default', '{{ other|default("d") }}', 'd'],
    ['a key that is empty', '{% if nothing %}1{% endif %}', ''],
    ['keyword arguments and maps', '{% set m = {"other": 1} %}{{ m.other }}', '1'],
  ];
  for (const [what, text, expected] of rows) {
    it(`have ${what}`, async () => assert.equal((await open())(text), expected));
  }

  const wrong: [string, string, RegExp][] = [
    ['T297619: an undefined variable', 'a\nb {{ other }}', /template:2: the variable other is not defined$/],
    ['an undefined variable in a condition', 'a\n\n{% if other %}1{% endif %}', /template:3: the variable other is/],
    ['an undefined variable in a filter', 'a\n{{ other | image_tag }}', /template:2: the variable other is not/],
    ['an undefined member', 'a\n{{ map.b }}', /template:2: an expression has no value$/],
    ['an unknown filter', '\n\n{{ "a" | nofilter }}', /template:3: the filter nofilter is not defined$/],
    ['a broken tag', 'a\n{% if seed %}', /template/],
    ['credentials', '{{ password }}', /template:1: the variable password is not defined$/],
  ];
  for (const [what, text, message] of wrong) {
    it(`refuse ${what}`, async () => {
      const render = await open();
      assert.throws(() => render(text), { name: 'ActionError', message });
    });
  }

  it('run no code of their own', async () => {
    const render = await open();
    for (const member of ['.constructor', '["constructor"]', '["con" ~ "structor"]', '[["constructor"]]']) {
      assert.throws(
        () => render(`{{ range${member}("return process")() }}`),
        /may not use (constructor|an object) as a member/,
      );
    }
  });
});
