import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import type { Log } from '../../../src/core/log.ts';
import { Progress } from '../../../src/core/progress.ts';

function listen(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const nothing = () => undefined;
  const log = {
    info: (text: string) => void lines.push(text),
    debug: nothing,
    notice: nothing,
    warning: nothing,
    foreign: nothing,
  };
  return { log, lines };
}

describe('Progress', () => {
  it('says every five seconds how much was transferred, how fast, and which share of the whole', () => {
    mock.timers.enable({ apis: ['setInterval'] });
    const { log, lines } = listen();
    {
      using progress = new Progress(log, 'saving', 4_000_000);
      mock.timers.tick(5000);
      progress.add(1_000_000);
      mock.timers.tick(4999);
      assert.equal(lines.length, 1);
      mock.timers.tick(1);
    }
    mock.timers.tick(60_000);
    mock.timers.reset();
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /^saving: waiting for the first byte, \d+ s$/);
    assert.match(lines[1] ?? '', /^saving: 1\.00 MB, [\d.]+ [kMG]?B\/s, 25 %$/);
  });
});
