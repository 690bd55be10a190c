import { documentLimit, isOptional, isTexts, parseRecord } from '../core/guards.ts';
import type { Log } from '../core/log.ts';
import type { RegistryClient } from './client.ts';
import { readAnswer } from '../core/http-call.ts';
import { unsupported } from './documents.ts';
import { fetchRules, type Fetch } from './fetch.ts';
import { followFetch, type FetchOrder } from './pull.ts';
import { retry } from '../core/retry.ts';

const pageSize = 1000;

/** Lists the tags of a repository, page by page; throws `PULL_DENIED`, `PULL_NOT_FOUND`, `PULL_FAILED`, `PULL_UNSUPPORTED`, `IDLE`. */
export function listTags(
  client: RegistryClient,
  order: Omit<FetchOrder, 'tag' | 'platform'>,
  log: Log,
  signal: AbortSignal,
): Promise<string[]> {
  const { repository } = order.image;
  return followFetch(client, `the tags of ${repository}`, order, log, signal, async fetch => {
    const tags: string[] = [];
    const seen = new Set<string>();
    for (let query: string | undefined = `?n=${pageSize}`; query !== undefined;) {
      if (seen.has(query)) throw unsupported(fetch.what, `leads back to a page that was read, ${query}`);
      seen.add(query);
      const page: TagPage = await readPage(fetch, query);
      tags.push(...page.tags);
      query = page.next;
    }
    log.info(`${repository} has ${tags.length} tags, by ${client.host}`);
    return tags;
  });
}

interface TagPage {
  readonly tags: readonly string[];
  /** The query of the next page. */
  readonly next: string | undefined;
}

async function readPage(fetch: Fetch, query: string): Promise<TagPage> {
  const path = `tags/list${query}`;
  const ask = async () => {
    const answer = await fetch.client.get(path, { accept: 'application/json' }, fetch.signal);
    const document = parseRecord(await readAnswer(answer, documentLimit));
    fetch.touch();
    return { document, next: readNext(answer.headers['link']) };
  };
  const { document, next } = await retry(fetchRules(fetch, `asking for ${path}`), ask, fetch.log, fetch.signal);
  const tags = document?.['tags'];
  // A repository whose last tag was deleted has none or null.
  if (document && isOptional(tags, isTexts)) return { tags: (tags ?? []) as string[], next };
  throw unsupported(fetch.what, 'comes as something that is no list');
}

// Of where the next page is said to be only the query counts: the rest would be another place to show credentials to.
function readNext(link: string | string[] | undefined): string | undefined {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/i.exec(String(link ?? ''))?.[1];
  const search = target === undefined ? undefined : URL.parse(target, 'http://registry')?.search;
  return search || undefined;
}
