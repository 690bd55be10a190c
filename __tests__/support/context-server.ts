import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** An HTTP server on loopback with files, and a git repository served by git's own http-backend. */
export interface ContextServer extends AsyncDisposable {
  /** `http://127.0.0.1:…`. */
  readonly url: string;
  /** The git repository's address; its branch is `main`. */
  readonly git: string;
}

export interface ContextServerOptions {
  /** The files that are served, by path with the leading slash. */
  readonly files?: Readonly<Record<string, Buffer | string>>;
  /** The files of the repository's one commit. */
  readonly repository?: Readonly<Record<string, Buffer | string>>;
  /** The password that the repository asks for. */
  readonly token?: string;
}

const repositoryPath = '/acme/app.git';

/** Starts a server of build contexts. */
export async function startContextServer(options: ContextServerOptions): Promise<ContextServer> {
  const root = await mkdtemp(join(tmpdir(), 'contexts-'));
  if (options.repository) await makeRepository(join(root, repositoryPath), options.repository);
  const server = createServer((asked, answer) => {
    serve(root, options, asked, answer).catch((error: unknown) => answer.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url, git: `${url}${repositoryPath}` },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function makeRepository(dir: string, files: Readonly<Record<string, Buffer | string>>): Promise<void> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: dir, stdio: 'pipe' });
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', dir], { stdio: 'pipe' });
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content, { mode: 0o755 });
  git('add', '.');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', 'context');
}

async function serve(
  root: string,
  { files = {}, token }: ContextServerOptions,
  asked: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const { pathname, search } = new URL(asked.url ?? '/', 'http://localhost');
  const file = files[pathname];
  const password = Buffer.from(asked.headers.authorization?.split(' ')[1] ?? '', 'base64')
    .toString()
    .split(':')[1];
  if (file !== undefined) answer.end(file);
  else if (!pathname.startsWith(repositoryPath)) answer.writeHead(404).end();
  else if (token !== undefined && password !== token) {
    answer.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
  } else await serveGit({ root, pathname, search }, asked, answer);
}

// A CGI program reads the request from its environment and writes headers and body to its output.
async function serveGit(
  { root, pathname, search }: { root: string; pathname: string; search: string },
  asked: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const child = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
      ...{ GIT_PROJECT_ROOT: root, GIT_HTTP_EXPORT_ALL: '1', PATH_INFO: pathname, QUERY_STRING: search.slice(1) },
      REQUEST_METHOD: asked.method,
      CONTENT_TYPE: asked.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: asked.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(asked.headers['git-protocol'] ?? ''),
      // The repository may belong to a user other than the one who runs git.
      ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' },
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [output] = await Promise.all([buffer(child.stdout), pipeline(asked, child.stdin)]);
  const end = output.indexOf('\r\n\r\n');
  for (const line of output.toString('latin1', 0, end).split('\r\n')) {
    const [name = '', value = ''] = line.split(/: (.*)/);
    if (name === 'Status') answer.statusCode = Number.parseInt(value, 10);
    else answer.setHeader(name, value);
  }
  answer.end(output.subarray(end + 4));
}
