import type { TreeConfig } from './config.ts';
import type { ReferenceResolver } from './reference-resolver.ts';

/** What the filters of templates work with. */
export interface FilterSources {
  readonly naming: ReferenceResolver;
  readonly config: Pick<TreeConfig, 'aptOptions' | 'aptOnlyProxy' | 'uids'>;
  readonly warn: (text: string) => void;
}

/** The filters of docker-pkg's templates; each takes a text and gives one, and throws `Error` where it cannot. */
export function makeFilters({ naming, config, warn }: FilterSources): Record<string, (value: string) => string> {
  const { uids, aptOptions, aptOnlyProxy } = config;
  const uidOf = (name: string) => (Object.hasOwn(uids, name) ? uids[name] : undefined);
  return {
    image_tag: name => {
      const label = naming.findTag(name);
      if (label !== undefined) return label;
      throw new Error(`neither the tree nor the base images have ${JSON.stringify(name)}`);
    },
    upstream_version: readUpstreamVersion,
    uid: name => {
      const uid = uidOf(name);
      if (uid === undefined) warn(`known_uid_mappings has no ${JSON.stringify(name)}; its name stays`);
      return String(uid ?? name);
    },
    add_user: name => {
      const uid = uidOf(name);
      if (uid === undefined) throw new Error(`known_uid_mappings has no ${JSON.stringify(name)}`);
      return `groupadd -o -g ${uid} -r ${quote(name)} && useradd -l -o -m -d ${quote(`/var/lib/${name}`)} -r -g ${uid} -u ${uid} ${quote(name)}`;
    },
    apt_install: packages => {
      const install = `apt-get install --yes ${aptOptions} --no-install-recommends ${flatten(packages)}`;
      return underProxy(
        `apt-get update && DEBIAN_FRONTEND=noninteractive ${flatten(install)}`,
        'apt-get clean && rm -rf /var/lib/apt/lists/*',
        aptOnlyProxy,
      );
    },
    apt_remove: packages => {
      const purge = `apt-get remove --yes --purge ${aptOptions} ${flatten(packages)}`;
      return underProxy(`DEBIAN_FRONTEND=noninteractive ${flatten(purge)}`, 'apt-get clean', aptOnlyProxy);
    },
  };
}

/** The version of the software in an image's reference, without Debian's revision and what stands behind it; throws `Error` where there is no tag. */
export function readUpstreamVersion(reference: string): string {
  const [, tag] = /^[^:]*(?::\d+\/[^:]*)?:([^:/]+)$/.exec(reference) ?? [];
  if (tag === undefined) throw new Error(`${JSON.stringify(reference)} is no name:tag`);
  return tag.split('-')[0] ?? '';
}

const proxyFile = '/etc/apt/apt.conf.d/80_proxy';

function underProxy(work: string, clean: string, proxy: string): string {
  if (proxy === '') return `${work} && ${clean}`;
  return `echo ${quote(`Acquire::http::Proxy "${proxy}";`)} > ${proxyFile} && ${work} && rm -f ${proxyFile} && ${clean}`;
}

function flatten(packages: string): string {
  return packages.replace(/\s+/g, ' ').trim();
}

function quote(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
