import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Diagnostics, treeError } from '../../../../../src/actions/tree/read/diagnostics.ts';
import { ActionError } from '../../../../../src/core/errors.ts';

function finish(diagnostics: Diagnostics): ActionError | undefined {
  try {
    diagnostics.finish();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ActionError);
    return error;
  }
}

describe('Diagnostics', () => {
  it('throws nothing without errors, and a single error as it is', () => {
    const diagnostics = new Diagnostics();
    assert.equal(finish(diagnostics), undefined);
    const error = new ActionError('CHANGELOG', 'a/changelog:1: there is no entry');
    diagnostics.add(error);
    assert.equal(finish(diagnostics), error);
  });

  it('reports several errors as one, sorted by file and line', () => {
    const diagnostics = new Diagnostics();
    diagnostics.add(treeError('b', 1, 'fourth'));
    diagnostics.add(treeError('a', 10, 'third'));
    diagnostics.add(treeError('a', 2, 'second'));
    diagnostics.add(treeError('a', undefined, 'first'));
    const error = finish(diagnostics);
    assert.equal(error?.code, 'TREE');
    assert.equal(error.message, '4 problems in the tree:\n- a: first\n- a:2: second\n- a:10: third\n- b:1: fourth');
    assert.deepEqual(error.annotation, { file: 'a', line: undefined });
  });

  it('gives each hint once, and three at most', () => {
    const diagnostics = new Diagnostics();
    for (const [line, hint] of [1, 1, 2, 3, 4].entries())
      diagnostics.add(treeError('a', line, 'wrong', `hint ${hint}`));
    assert.equal(finish(diagnostics)?.hint, 'hint 1\nhint 2\nhint 3');
  });

  it('collects the ActionErrors of attempts, and lets other errors through', async () => {
    const diagnostics = new Diagnostics();
    assert.equal(await diagnostics.attempt(() => 1), 1);
    const failed: Promise<unknown> = diagnostics.attempt(() => Promise.reject(treeError('a', 1, 'wrong')));
    assert.equal(await failed, undefined);
    await assert.rejects(
      diagnostics.attempt(() => Promise.reject(new TypeError('bug'))),
      TypeError,
    );
    assert.equal(finish(diagnostics)?.message, 'a:1: wrong');
  });
});
