import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mock } from 'node:test';
import type { DefaultArtifactClient } from '@actions/artifact';
import type { restoreCache, saveCache } from '@actions/cache';
import type { ResultsService } from './results-service.ts';
import type { RuntimeTokenOptions } from './results/token.ts';

/** @actions/artifact and @actions/cache as a job of the service uses them; disposing removes their files. */
export interface ToolkitLibraries extends AsyncDisposable {
  /** A folder with the workspace and whatever else a test makes. */
  readonly folder: string;
  /** GITHUB_WORKSPACE and the working directory of this process. */
  readonly workspace: string;
  /** What the libraries have printed so far, one string per write. */
  readonly printed: readonly string[];
  readonly artifacts: Pick<
    DefaultArtifactClient,
    'listArtifacts' | 'getArtifact' | 'downloadArtifact' | 'deleteArtifact'
  > & {
    /** Stores a file as it is, under its own name. */
    readonly upload: (path: string, retentionDays?: number) => ReturnType<DefaultArtifactClient['uploadArtifact']>;
    readonly uploadZip: (name: string, path: string) => ReturnType<DefaultArtifactClient['uploadArtifact']>;
  };
  readonly saveCache: typeof saveCache;
  readonly restoreCache: typeof restoreCache;
  /** Makes the libraries work for this job from now on. */
  readonly actAs: (job: RuntimeTokenOptions) => void;
  /** Writes a file into the folder; gives its path. */
  readonly makeFile: (name: string, content: string | Buffer) => Promise<string>;
}

/** Points this process at a service and loads the libraries; they belong to one service for the life of the process. */
export async function loadLibraries(service: ResultsService): Promise<ToolkitLibraries> {
  const folder = await mkdtemp(join(tmpdir(), 'toolkit-libraries-'));
  const workspace = join(folder, 'workspace');
  await mkdir(workspace);
  pointAt(service, folder, workspace);
  // The libraries read some of the environment when they are imported.
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const cache = await import('@actions/cache');
  const client = new DefaultArtifactClient();
  const printed: string[] = [];
  const zip = (name: string, path: string) => client.uploadArtifact(name, [path], dirname(path));
  const raw = (path: string, retentionDays = 0) =>
    client.uploadArtifact('', [path], dirname(path), { skipArchive: true, retentionDays });
  return {
    folder,
    workspace,
    printed,
    artifacts: {
      upload: quiet(printed, raw),
      uploadZip: quiet(printed, zip),
      listArtifacts: quiet(printed, client.listArtifacts.bind(client)),
      getArtifact: quiet(printed, client.getArtifact.bind(client)),
      downloadArtifact: quiet(printed, client.downloadArtifact.bind(client)),
      deleteArtifact: quiet(printed, client.deleteArtifact.bind(client)),
    },
    saveCache: quiet(printed, cache.saveCache),
    restoreCache: quiet(printed, cache.restoreCache),
    actAs: job => (process.env['ACTIONS_RUNTIME_TOKEN'] = service.runtimeToken(job)),
    makeFile: async (name, content) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    [Symbol.asyncDispose]: async () => {
      process.chdir('/');
      await rm(folder, { recursive: true });
    },
  };
}

function pointAt(service: ResultsService, folder: string, workspace: string): void {
  Object.assign(process.env, {
    ACTIONS_RESULTS_URL: service.url,
    ACTIONS_CACHE_SERVICE_V2: 'True',
    GITHUB_API_URL: service.url,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: folder,
  });
  // Relative cache paths are resolved from here.
  process.chdir(workspace);
}

// The libraries print workflow commands, which a runner that runs the tests must not obey.
function quiet<A extends unknown[], R>(
  printed: string[],
  call: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    const muted = [process.stdout, process.stderr].map(stream => mute(stream, printed));
    try {
      return await call(...args);
    } finally {
      muted.forEach(({ mock }) => mock.restore());
    }
  };
}

function mute(stream: NodeJS.WriteStream, printed: string[]) {
  const write = stream.write.bind(stream);
  return mock.method(stream, 'write', (chunk: string | Uint8Array): boolean => {
    // The test runner writes bytes.
    if (typeof chunk !== 'string') return write(chunk);
    printed.push(chunk);
    return true;
  });
}
