import { play, type CellOrder } from './play.ts';

// The libraries write to stdout, where the test reports.
process.stdout.write = () => true;

// A look-up has ten seconds, which loading them on a busy machine would use up.
await Promise.all([import('@actions/artifact'), import('@actions/cache'), import('@actions/github/lib/utils')]);

process.on('message', (order: CellOrder) => {
  void play(order).then(result => process.send?.(result));
});
