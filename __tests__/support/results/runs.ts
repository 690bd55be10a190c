import { repository } from './backend.ts';
import type { RunRow, State } from './state.ts';

/** Registers or changes a run; gives the whole row. */
export function putRun(state: State, known: Partial<RunRow>): RunRow {
  const id = known.id ?? Math.max(0, ...state.runs.map(run => run.id)) + 1;
  const before = state.runs.find(run => run.id === id);
  const row = { ...(before ?? newRun(id)), ...known };
  state.runs = [...state.runs.filter(run => run.id !== id), row];
  return row;
}

/** Registers the attempt of a run that a token belongs to, unless it is known; it starts now. */
export function ensureRun(state: State, { runId: id, attempt }: { runId: number; attempt: number }): void {
  const known = state.runs.find(run => run.id === id);
  if (known && known.attempt >= attempt) return;
  putRun(state, { id, attempt, status: 'in_progress', conclusion: null, runStartedAt: Date.now() });
}

function newRun(id: number): RunRow {
  const now = Date.now();
  return {
    id,
    attempt: 1,
    name: 'CI',
    path: '.github/workflows/ci.yml',
    workflowId: 1,
    event: 'push',
    status: 'in_progress',
    conclusion: null,
    headBranch: 'main',
    headSha: '0'.repeat(39) + '1',
    headRepository: repository,
    createdAt: now,
    runStartedAt: now,
  };
}
