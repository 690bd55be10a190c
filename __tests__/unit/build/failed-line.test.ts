import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findFailedLine } from '../../../src/build/failed-line.ts';

const dockerfile = [
  'FROM scratch AS a',
  '# comment',
  'COPY x /x',
  'FROM a',
  'RUN make \\',
  '  && make install',
  'RUN true',
  'RUN true',
].join('\n');

describe('findFailedLine', () => {
  const table: [string, string, string, number | undefined][] = [
    ['the line BuildKit names', '', 'dockerfile parse error on line 3: unknown instruction: FOO', 3],
    ['the line the classic builder names', '', 'dockerfile parse error line 7: unknown instruction: FOO', 7],
    ['a step of BuildKit', '[a 1/1] COPY x /x', 'not found', 3],
    ['a step over several lines', '[stage-1 2/4] RUN make   && make install', 'exit code: 2', 5],
    ['a step of the classic builder', 'Step 4/6 : RUN make   && make install', 'exit code: 2', 5],
    ['nothing for a step that stands twice', '[stage-1 3/4] RUN true', 'exit code: 2', undefined],
    ['nothing for an internal step', '[internal] load metadata for docker.io/library/x', 'not found', undefined],
  ];
  for (const [what, step, message, line] of table)
    it(`finds ${what}`, () => assert.equal(findFailedLine(dockerfile, step, message), line));
});
