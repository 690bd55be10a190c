// Uploads one file as actions/upload-artifact does: upload.mjs raw|zip FILE
import { basename, dirname } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';

const [mode, path] = process.argv.slice(2);
const options = mode === 'raw' ? { skipArchive: true } : { compressionLevel: 6 };
await new DefaultArtifactClient().uploadArtifact(basename(path), [path], dirname(path), options);
