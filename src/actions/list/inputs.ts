import type { NameFilter } from '../../prune/rules.ts';
import { placeNames, type PlaceName } from '../../stores/store.ts';
import { InputReader } from '../shared/input-reader.ts';
import { readNameFilter } from '../shared/name-filter.ts';

/** Which archives to list, from where. */
export interface ListRequest {
  /** Whether an archive's name is asked for. */
  readonly wanted: NameFilter;
  /** Empty: the default folder. */
  readonly archiveDir: string;
  /** Nearest first. */
  readonly places: readonly PlaceName[];
  /** Whether places that cannot be read are skipped, because none was asked for by name. */
  readonly auto: boolean;
  readonly dirtyPattern?: RegExp;
  /** Empty: no `images.json`. */
  readonly baseUrl: string;
  readonly token: string;
}

/** Reads all inputs of the action `list`; throws one `INPUTS` error that lists every problem. */
export function readListInputs(
  get: (name: string) => string,
  env: Readonly<Record<string, string | undefined>>,
): ListRequest {
  const read = new InputReader(get);
  const places = readPlaces(read);
  const request: ListRequest = {
    wanted: readNameFilter(read),
    archiveDir: read.text('archive-dir'),
    ...places,
    dirtyPattern: read.pattern('dirty-pattern'),
    baseUrl: readBaseUrl(read, places.places),
    token: readToken(read, places),
  };
  read.finish(env);
  return request;
}

function readPlaces(read: InputReader): Pick<ListRequest, 'places' | 'auto'> {
  const text = read.text('from');
  if (text === 'auto') return { places: placeNames, auto: true };
  const words = read.words('from');
  if (words.length === 0 || words.some(word => !placeNames.some(place => place === word))) {
    read.reject('from', text, `auto, or a list of ${placeNames.join(', ')}`, 'from: folder,cache');
  }
  return { places: placeNames.filter(place => words.includes(place)), auto: false };
}

function readBaseUrl(read: InputReader, places: readonly PlaceName[]): string {
  const text = read.text('base-url');
  if (text === '') return '';
  // It may contain a password or a signature.
  const shown = /[@?#]/.test(text) ? `${/^[a-z]+:\/\//i.exec(text)?.[0] ?? ''}…` : text;
  if (!places.includes('folder')) {
    read.reject('base-url', shown, 'nothing, because from leaves out the folder that is published', 'from: folder');
  }
  const url = /^[a-z][a-z\d+.-]*:\/\/[^?#]+$/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  // Everything in the URL is published with it.
  if (url && !url.username && !url.password) return url.href;
  const allowed = 'an absolute URL of a folder, without user, ? and #';
  read.reject('base-url', shown, allowed, 'base-url: https://cdn.acme.com/images');
  return '';
}

function readToken(read: InputReader, { places, auto }: Pick<ListRequest, 'places' | 'auto'>): string {
  const token = read.text('github-token');
  if (token === '' && !auto && places.includes('cache')) {
    const allowed = 'a token, because from asks for the cache';
    read.reject('github-token', token, allowed, 'github-token: ${{ github.token }}');
  }
  return token;
}
