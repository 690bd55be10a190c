import { engineApi, engineHost } from './engine.ts';

/** The names that the engine still has from pushes to a step. */
export async function namesLeft(host = engineHost()): Promise<string[]> {
  const images = (await engineApi('GET', '/images/json', { query: { all: '1' }, host })) as Image[];
  const names = images.flatMap(({ RepoTags, RepoDigests }) => [...(RepoTags ?? []), ...(RepoDigests ?? [])]);
  return names.filter(name => name.includes('/docker-archive/image'));
}

interface Image {
  readonly RepoTags: readonly string[] | null;
  readonly RepoDigests: readonly string[] | null;
}
