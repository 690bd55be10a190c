import { engineApi, engineHost } from './engine.ts';

/** The names that pushes to a step give images, as far as the engine still has them. */
export async function namesLeft(host = engineHost()): Promise<string[]> {
  const images = (await engineApi('GET', '/images/json', { query: { all: '1' }, host })) as Image[];
  const names = images.flatMap(({ RepoTags, RepoDigests }) => [...(RepoTags ?? []), ...(RepoDigests ?? [])]);
  return names.filter(name => name.includes('/docker-archive/image'));
}

interface Image {
  readonly RepoTags: readonly string[] | null;
  readonly RepoDigests: readonly string[] | null;
}
