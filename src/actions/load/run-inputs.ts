import type { RunQuery } from '../../stores/runs.ts';
import type { InputReader } from '../shared/input-reader.ts';

const runInputs = ['repository', 'run-id', 'workflow', 'branch', 'commit', 'conclusion'] as const;
const repositoryName = /^[\w.-]+\/[\w.-]+$/;

/** Reads which other runs are to be searched; undefined where the artifacts of this run are meant. */
export function readRunQuery(read: InputReader): RunQuery | undefined {
  const allowedForks = readForks(read);
  const first = runInputs.find(input => read.text(input) !== '');
  if (first === undefined) {
    if (allowedForks.length > 0) refuseForks(read);
    return undefined;
  }
  checkPlace(read, first);
  const [runId, workflow, branch] = [readRunId(read), read.text('workflow'), read.text('branch')];
  const [commit, conclusion] = [readCommit(read), readConclusion(read)];
  return {
    repository: readRepositoryName(read),
    runId,
    workflow: workflow || undefined,
    branch: branch || undefined,
    commit: commit || undefined,
    conclusion: conclusion === 'any' ? undefined : conclusion,
    allowedForks,
  };
}

function checkPlace(read: InputReader, input: string): void {
  const from = read.text('from');
  const obstacle = read.text('path') !== '' ? 'path is given' : /auto|artifact/.test(from) ? '' : `from is ${from}`;
  if (obstacle) read.reject(input, read.text(input), `nothing, because ${obstacle}`, 'from: artifact');
  if (read.text('github-token') !== '') return;
  const allowed = `a token with actions: read, because ${input} is given`;
  read.reject('github-token', '', allowed, 'github-token: ${{ github.token }}');
}

function readCommit(read: InputReader): string {
  const commit = read.text('commit').toLowerCase();
  if (commit !== '' && !/^[0-9a-f]{40}$/.test(commit)) {
    read.reject('commit', commit, 'a full commit id, 40 hex digits', 'commit: ${{ github.event.before }}');
  }
  return commit;
}

function readRepositoryName(read: InputReader): string {
  const text = read.text('repository');
  if (text !== '' && !repositoryName.test(text)) {
    read.reject('repository', text, 'owner/repository', 'repository: acme/app');
  }
  return text;
}

function readForks(read: InputReader): string[] {
  const forks = read.words('allow-forks');
  const wrong = forks.find(fork => !repositoryName.test(fork));
  if (wrong !== undefined) {
    read.reject('allow-forks', wrong, 'a list of owner/repository', 'allow-forks: octocat/app');
  }
  return forks;
}

function refuseForks(read: InputReader): void {
  const allowed = `nothing, because none of ${runInputs.join(', ')} is given`;
  read.reject('allow-forks', read.text('allow-forks'), allowed, 'run-id: 1');
}

function readRunId(read: InputReader): number | undefined {
  if (read.text('run-id') === '') return undefined;
  const others = ['workflow', 'branch', 'commit', 'conclusion'].filter(input => read.text(input) !== '');
  if (others.length > 0)
    read.reject('run-id', read.text('run-id'), `nothing together with ${others.join(', ')}`, 'run-id: 1');
  return read.integer('run-id', 1, Number.MAX_SAFE_INTEGER);
}

function readConclusion(read: InputReader): string {
  if (read.text('conclusion') === '') return 'success';
  return read.oneOf('conclusion', ['success', 'failure', 'cancelled', 'skipped', 'timed_out', 'neutral', 'any']);
}
