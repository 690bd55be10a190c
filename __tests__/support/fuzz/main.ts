import { parseArgs, inspect } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
const onFinding = ({ seed: at, what, error }: { seed: number; what: string; error: unknown }) =>
  console.log(`${what}, --seed ${at} --rounds 1: ${inspect(error)}`);
const { counts, findings, slowest, memory } = await fuzz({ rounds, seed, onFinding });
console.table(counts);
console.log(
  `${rounds} mutations from seed ${seed}: ${findings.length} findings, slowest ${Math.round(slowest)} ms, at most ${Math.round(memory / 1e6)} MB`,
);
process.exitCode = findings.length > 0 ? 1 : 0;
