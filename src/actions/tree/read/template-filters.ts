import type { TreeConfig } from './config.ts';
import type { ReferenceResolver } from './reference-resolver.ts';

/** What the filters of templates need. */
export interface FilterSources {
  readonly resolver: ReferenceResolver;
  readonly config: Pick<TreeConfig, 'aptOptions' | 'aptOnlyProxy' | 'uids'>;
  readonly warn: (text: string) => void;
}

/** The filters of docker-pkg's templates; each maps a string to a string and throws `Error` when it cannot. */
export function makeFilters({ resolver, config, warn }: FilterSources): Record<string, (value: string) => string> {
  const { uids, aptOptions, aptOnlyProxy } = config;
  const uidOf = (name: string) => (Object.hasOwn(uids, name) ? uids[name] : undefined);
  return {
    image_tag: name => {
      const label = resolver.findLabel(name);
      if (label !== undefined) return label;
      throw new Error(`neither the tree nor the base images have ${JSON.stringify(name)}`);
    },
    upstream_version: readUpstreamVersion,
    uid: name => {
      const uid = uidOf(name);
      if (uid === undefined) warn(`known_uid_mappings has no ${JSON.stringify(name)}; the name is used instead`);
      return String(uid ?? name);
    },
    add_user: name => {
      const uid = uidOf(name);
      if (uid === undefined) throw new Error(`known_uid_mappings has no ${JSON.stringify(name)}`);
      return `groupadd -o -g ${uid} -r ${quote(name)} && useradd -l -o -m -d ${quote(`/var/lib/${name}`)} -r -g ${uid} -u ${uid} ${quote(name)}`;
    },
    apt_install: packages => {
      const install = `apt-get install --yes ${aptOptions} --no-install-recommends ${packages}`;
      const command = `apt-get update && DEBIAN_FRONTEND=noninteractive ${toOneLine(install)}`;
      return withProxy(command, 'apt-get clean && rm -rf /var/lib/apt/lists/*', aptOnlyProxy);
    },
    apt_remove: packages => {
      const purge = `apt-get remove --yes --purge ${aptOptions} ${packages}`;
      return withProxy(`DEBIAN_FRONTEND=noninteractive ${toOneLine(purge)}`, 'apt-get clean', aptOnlyProxy);
    },
  };
}

/** The upstream version in an image's reference: its tag up to the first `-`, where Debian's revision begins. Throws `Error` without a tag. */
export function readUpstreamVersion(reference: string): string {
  const [, tag] = /^[^:]*(?::\d+\/[^:]*)?:([^:/]+)$/.exec(reference) ?? [];
  if (tag === undefined) throw new Error(`${JSON.stringify(reference)} is not name:tag`);
  return tag.split('-')[0] ?? '';
}

const proxyFile = '/etc/apt/apt.conf.d/80_proxy';

function withProxy(command: string, clean: string, proxy: string): string {
  if (proxy === '') return `${command} && ${clean}`;
  return `echo ${quote(`Acquire::http::Proxy "${proxy}";`)} > ${proxyFile} && ${command} && rm -f ${proxyFile} && ${clean}`;
}

function toOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function quote(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
