// What other actions do with one file, by the same libraries:
//   toolkit.mjs upload raw|zip FILE    as actions/upload-artifact
//   toolkit.mjs download NAME DIR      as actions/download-artifact
//   toolkit.mjs save KEY PATH          as actions/cache
//   toolkit.mjs restore KEY PATH
import { basename, dirname } from 'node:path';

const [command, first, second] = process.argv.slice(2);
const commands = { upload, download, save, restore };
await commands[command](first, second);

async function upload(mode, path) {
  const options = mode === 'raw' ? { skipArchive: true } : { compressionLevel: 6 };
  await (await openArtifacts()).uploadArtifact(basename(path), [path], dirname(path), options);
}

async function download(name, path) {
  const client = await openArtifacts();
  const { artifact } = await client.getArtifact(name);
  await client.downloadArtifact(artifact.id, { path, expectedHash: artifact.digest });
}

async function save(key, path) {
  const { saveCache } = await import('@actions/cache');
  await saveCache([path], key);
}

async function restore(key, path) {
  const { restoreCache } = await import('@actions/cache');
  if ((await restoreCache([path], key)) === undefined) throw new Error(`there is no cache entry ${key}`);
}

async function openArtifacts() {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  return new DefaultArtifactClient();
}
