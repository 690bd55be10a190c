// Writes docs/faults.md from the table that the tests play.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { columns, outcomeOf, table, type Column } from '../__tests__/support/faults/table.ts';

const page = join(import.meta.dirname, '../docs/faults.md');

const faults: Readonly<Record<Column, string>> = {
  refused: 'nobody listens: connections are refused',
  reset: 'the connection is reset before the answer, once',
  'reset half-way': 'it is reset in the middle of the transfer, once',
  'cut half-way': 'it is closed in the middle of a transfer of known length, once',
  'cut half-way, chunked': 'it is closed in the middle of a chunked transfer, once',
  'half told as whole': 'half of the bytes come as if they were all, once',
  stall: 'the connection stays open, and no answer comes',
  'stall half-way': 'the transfer stands still in its middle',
  '408': '408 Request Timeout, once',
  '429 with seconds': '429 Too Many Requests, with a pause in seconds, once',
  '429 with a date': '429 Too Many Requests, with the date until which to wait, once',
  '403 with a rate-limit reset': "403 with the time when GitHub's rate limit is reset, once",
  '500': '500 Internal Server Error, once',
  '503': '503 Service Unavailable, once',
  garbage: '200 with a page of HTML, once',
  nothing: '200 without a body, once',
  '500 always': '500 Internal Server Error, to every request',
};

const signs = { succeeds: '✓', 'goes on': '~', fails: '✗' } as const;

/** Gives docs/faults.md. */
export function renderFaults(): string {
  const letters = columns.map((column, i) => [String.fromCharCode(97 + i), faults[column]] as const);
  const services = Map.groupBy(Object.entries(table), ([name]) => name.split(':')[0] ?? '');
  const sections = [...services].map(([service, rows]) =>
    [
      `## ${service.charAt(0).toUpperCase()}${service.slice(1)}`,
      `| The step … | ${letters.map(([letter]) => letter).join(' | ')} |`,
      `|---|${letters.map(() => ':-:|').join('')}`,
      ...rows.map(([, path]) => {
        return `| ${path.what} | ${columns.map(column => signs[outcomeOf(path, column)]).join(' | ')} |`;
      }),
    ]
      .join('\n')
      .replace('\n', '\n\n'),
  );
  return `${[intro, letters.map(([letter, words]) => `- **${letter}** ${words}`).join('\n'), ...sections].join('\n\n')}\n`;
}

const intro = `# What happens when a service fails

<!-- Written by npm run docs from the table that __tests__/integration/faults.test.ts plays. -->

Each path to the outside, and what becomes of the step when something breaks there:

- **✓** the step succeeds: the request is sent again where that helps, after the pause that the service asks for
- **~** the step goes on: it asks again, and where that does not help, one notice or warning says what could not be done. Whatever only saves work is such a path: looking for what is there already, keeping an archive in the cache
- **✗** the step fails with one error, which names what failed and why

In every case nothing half-done is left in the archive folder, what earlier steps stored is whole, and the wait has an end: a question about what is there takes at most 10 seconds, any other question to GitHub 60, an engine or a transfer as long as the input \`timeout\` allows without a sign of life. A service that did not answer is not asked again for a minute. A step never ends without either its result or an error.

The faults:`;

if (process.argv[1] === import.meta.filename) {
  mkdirSync(join(page, '..'), { recursive: true });
  writeFileSync(page, renderFaults());
}
