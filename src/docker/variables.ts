import { ActionError } from '../core/errors.ts';
import { parseGoBoolean } from '../core/go-boolean.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Says in one sentence that this action does not do what `DOCKER_CONTENT_TRUST` asks for; undefined when it is not set. */
export function findUnmetTrust(env: Environment): string | undefined {
  const trust = env['DOCKER_CONTENT_TRUST'] ?? '';
  // As in the Docker CLI, anything that is not a boolean counts as true.
  if (trust === '' || parseGoBoolean(trust) === false) return undefined;
  return `DOCKER_CONTENT_TRUST=${trust} has no effect: signatures are neither checked nor made; an image can be named by its digest instead`;
}

/**
 * The HTTP headers of all requests to an engine: those of `DOCKER_CUSTOM_HEADERS` (`name=value,…`; an item with a comma
 * in double quotes), else those of the docker config, as in the Docker CLI. Throws `DOCKER_CUSTOM_HEADERS`.
 */
export function chooseEngineHeaders(
  env: Environment,
  configured: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const text = env['DOCKER_CUSTOM_HEADERS']?.trim() ?? '';
  if (text === '') return configured;
  const items = [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,"]*))(?:,|$)/g)].filter(([whole]) => whole !== '');
  const pairs = items.map(([, quoted, plain = '']) =>
    /^([\w!#$%&'*+.^`|~-]+)\s*=(.*)$/s.exec(quoted?.replaceAll('""', '"') ?? plain),
  );
  const wrong = pairs.includes(null) || items.map(([whole]) => whole).join('') !== text;
  // The text stays out of the error, because it may hold a token.
  if (wrong)
    throw new ActionError(
      'DOCKER_CUSTOM_HEADERS',
      'DOCKER_CUSTOM_HEADERS cannot be read, allowed: name=value with commas between them',
      { hint: 'env:\n  DOCKER_CUSTOM_HEADERS: X-One=1,"X-Two=a,b"' },
    );
  return Object.fromEntries(pairs.map(pair => [pair?.[1] ?? '', pair?.[2] ?? '']));
}
