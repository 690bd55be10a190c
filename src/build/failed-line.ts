import { DockerfileParser } from 'dockerfile-ast';

/**
 * Finds the line of a Dockerfile, from 1, that a build failed at: the line that the engine's `message` names, else the
 * instruction of the failed step (`[builder 2/4] RUN make`, `Step 2/5 : RUN make`); undefined when neither is certain.
 */
export function findFailedLine(dockerfile: string, step: string, message: string): number | undefined {
  const named = /parse error (?:on )?line (\d+)|Dockerfile:(\d+)/.exec(message);
  if (named) return Number(named[1] ?? named[2]);
  const instructions = DockerfileParser.parse(dockerfile).getInstructions();
  const numbered = /^Step (\d+)\/\d+ : /.exec(step);
  if (numbered) return lineOf(instructions[Number(numbered[1]) - 1]);
  const text = flatten(step.replace(/^\[[^\]]*\] /, ''));
  const same = instructions.filter(instruction => flatten(instruction.toString()) === text);
  return same.length === 1 ? lineOf(same[0]) : undefined;
}

function lineOf(instruction: { getRange(): { start: { line: number } } } | undefined): number | undefined {
  return instruction && instruction.getRange().start.line + 1;
}

function flatten(instruction: string): string {
  return instruction
    .replace(/\\\s*\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
