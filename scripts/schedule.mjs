import { stripVTControlCharacters } from 'node:util';
import { run } from './child.mjs';

const counters = ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo'];
// What node's spec reporter prints at the end of a run.
const summary = new RegExp(`${counters.map(name => `^ℹ ${name} (\\d+)\n`).join('')}^ℹ duration_ms .*\n`, 'm');

// Milliseconds. A test that waits for ever would hold up all others; the longest file takes three minutes.
const timeout = 900_000;

/**
 * Runs `node` for test jobs, `{ name, args }`, on workers, `{ env, jobs }`: each takes the next of its jobs when the
 * one before has ended, and workers may share a list. Prints each job's output once it has ended, and at the very end
 * one summary of all jobs, in the words of node's test runner. Gives the exit code.
 */
export async function runJobs(node, workers) {
  const started = performance.now();
  const results = [];
  const work = async ({ env, jobs }) => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const since = performance.now();
      const { code, output } = await run(node, job.args, { env, capture: true, timeout });
      const result = { name: job.name, code, ...readSummary(output, code) };
      process.stdout.write(
        `\n── ${job.name}: ${code === 0 ? 'passed' : 'failed'} in ${seconds(since)} s\n${result.text}`,
      );
      results.push(result);
    }
  };
  const ends = await Promise.allSettled(workers.map(work));
  const broken = ends.find(({ status }) => status === 'rejected');
  if (broken) throw broken.reason;
  const failed = results.filter(({ code }) => code !== 0).map(({ name }) => name);
  process.stdout.write(`\n${failed.length > 0 ? `✖ failed: ${failed.join(', ')}\n` : ''}`);
  for (const [i, counter] of counters.entries())
    process.stdout.write(`ℹ ${counter} ${results.reduce((sum, { counts }) => sum + counts[i], 0)}\n`);
  process.stdout.write(`ℹ duration_ms ${Math.round(performance.now() - started)}\n`);
  return failed.length > 0 ? 1 : 0;
}

/** Takes the summary out of what a job printed: `{ text, counts }`; a job that failed counts at least one failure. */
function readSummary(output, code) {
  const text = stripVTControlCharacters(output);
  const counts = summary.exec(text)?.slice(1).map(Number) ?? counters.map(() => 0);
  const failures = counts[counters.indexOf('fail')] + counts[counters.indexOf('cancelled')];
  if (code !== 0 && failures === 0) {
    counts[counters.indexOf('tests')] += 1;
    counts[counters.indexOf('fail')] += 1;
  }
  return { text: text.replace(summary, ''), counts };
}

function seconds(since) {
  return Math.round((performance.now() - since) / 1000);
}
