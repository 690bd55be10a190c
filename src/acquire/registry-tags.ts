import { documentLimit, isTexts, parseRecord } from '../plan/form.ts';
import type { Log } from '../report/log.ts';
import { readAnswer } from './http-call.ts';
import type { RegistryClient } from './registry-client.ts';
import { fetchRules } from './registry-fetch.ts';
import { RegistryRefusal } from './registry-refusal.ts';
import { retry } from './retry.ts';

const pageSize = 1000;
const mostPages = 100;

/** All tags of a repository, page by page; none when the registry does not know it. Throws `RegistryRefusal` or `HttpFailure`. */
export async function listTags(client: RegistryClient, log: Log, signal: AbortSignal): Promise<string[]> {
  const tags: string[] = [];
  let query: string | undefined = `?n=${pageSize}`;
  for (let page = 0; query !== undefined; page++) {
    if (page === mostPages) throw new RegistryRefusal(0, `${client.host} has more than ${mostPages} pages of tags`);
    const path: string = `tags/list${query}`;
    const found: Page = await retry(fetchRules(`asking for ${path}`), () => askPage(client, path, signal), log, signal);
    tags.push(...found.tags);
    query = found.next;
  }
  return tags;
}

interface Page {
  readonly tags: readonly string[];
  /** Query of the next page. */
  readonly next: string | undefined;
}

async function askPage(client: RegistryClient, path: string, signal: AbortSignal): Promise<Page> {
  try {
    const answer = await client.get(path, { accept: 'application/json' }, signal);
    // `null` where all tags are deleted.
    const tags = parseRecord(await readAnswer(answer, documentLimit))?.['tags'] ?? [];
    if (!isTexts(tags)) throw new RegistryRefusal(200, `${client.host} was asked for tags and told none`);
    return { tags, next: nextOf(answer.headers['link']) };
  } catch (error) {
    if (error instanceof RegistryRefusal && error.status === 404) return { tags: [], next: undefined };
    throw error;
  }
}

// Of the address only the query counts: a proof is for this repository of this registry alone.
function nextOf(link: string | string[] | undefined): string | undefined {
  const target = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec([link ?? []].flat().join(','))?.[1];
  return target === undefined ? undefined : URL.parse(target, 'http://registry')?.search;
}
