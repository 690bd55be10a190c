import { documentLimit, isOptional, isTexts, parseRecord } from '../core/guards.ts';
import { readAnswer } from '../core/http-call.ts';
import type { Log } from '../core/log.ts';
import type { RegistryClient } from './client.ts';
import { unsupported } from './fetch-error.ts';
import { retryFetch, withFetch, type Fetch, type FetchRequest } from './fetch.ts';

const pageSize = 1000;

/** Lists the tags of a repository, page by page; throws `PULL_DENIED`, `PULL_NOT_FOUND`, `PULL_FAILED`, `PULL_UNSUPPORTED`, `IDLE`. */
export function listTags(
  client: RegistryClient,
  request: FetchRequest,
  log: Log,
  signal: AbortSignal,
): Promise<string[]> {
  const { repository } = request.image;
  return withFetch(client, `the tags of ${repository}`, request, log, signal, async fetch => {
    const tags: string[] = [];
    const seen = new Set<string>();
    for (let query: string | undefined = `?n=${pageSize}`; query !== undefined;) {
      if (seen.has(query)) throw unsupported(fetch.what, `leads back to a page that was already read, ${query}`);
      seen.add(query);
      const page: TagPage = await readPage(fetch, query);
      tags.push(...page.tags);
      query = page.next;
    }
    log.info(`${repository} has ${tags.length} tags, according to ${client.host}`);
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
  const { document, next } = await retryFetch(fetch, `asking for ${path}`, async () => {
    const answer = await fetch.client.get(path, { accept: 'application/json' }, fetch.signal);
    const document = parseRecord(await readAnswer(answer, documentLimit));
    fetch.touch();
    return { document, next: readNext(answer.headers['link']) };
  });
  const tags = document?.['tags'];
  // Registries give null or nothing for a repository whose last tag was deleted.
  if (document && isOptional(tags, isTexts)) return { tags: (tags ?? []) as string[], next };
  throw unsupported(fetch.what, 'is not a list of tags');
}

// Only the query of the next page's address counts: another host or path must not get our credentials.
function readNext(link: string | string[] | undefined): string | undefined {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/i.exec(String(link ?? ''))?.[1];
  const search = target === undefined ? undefined : URL.parse(target, 'http://registry')?.search;
  return search || undefined;
}
