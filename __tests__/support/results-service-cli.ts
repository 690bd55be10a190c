import { once } from 'node:events';
import { startResultsService } from './results-service.ts';

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error('usage: node results-service-cli.ts DIR');

// The URL on the first line, then what a step needs beside it; runs until SIGTERM or SIGINT.
await using service = await startResultsService({ dir });
console.log(service.url);
console.log(`GITHUB_TOKEN=${service.restToken('write')}`);
console.log(`ACTIONS_RUNTIME_TOKEN=${service.runtimeToken()}`);
await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
