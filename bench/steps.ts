import type { Prepared, Way } from './comparison.ts';
import { run } from './measure.ts';
import { openPlace, removePlace, type Place } from './place.ts';
import type { Stage } from './stage.ts';

/** The inputs of a step. */
export type Inputs = Readonly<Record<string, string>>;

export const toArtifact = { 'upload-artifact': 'true', cache: 'false' };
export const toCache = { 'upload-artifact': 'false', cache: 'true' };
export const nowhere = { 'upload-artifact': 'false', cache: 'false' };

/** The root action, which archives an image that the engine has; `like` is a closed place to start from. */
export function archiveWay(stage: Stage, host: string, inputs: Inputs, like?: string): Way {
  return () => prepareStep(stage, host, 'archive', { source: 'local', ...inputs }, like);
}

/** A step of ours in a place of its own, which goes when the step has ended. */
export async function prepareStep(
  stage: Stage,
  host: string,
  action: string,
  inputs: Inputs,
  like?: string,
): Promise<Prepared> {
  const place = await openPlace(stage.folder, like);
  return { ...(await stepIn(place, host, action, inputs)), ...inPlace(place), host };
}

/** A command of the shell in a place of its own, which goes when the command has ended. */
export async function prepareShell(stage: Stage, host: string, command: string, like?: string): Promise<Prepared> {
  const place = await openPlace(stage.folder, like);
  return { ...shellIn(place, host, command), ...inPlace(place), host };
}

/** A command of the shell as a job in a place runs it. */
export function shellIn(place: Place, host: string, command: string) {
  return {
    command: ['bash', '-euo', 'pipefail', '-c', command] as [string, ...string[]],
    cwd: place.folder,
    env: { ...place.env, DOCKER_HOST: host },
  };
}

/** A step of ours as the runner starts it in a place. */
export async function stepIn(place: Place, host: string, action: string, inputs: Inputs) {
  return place.step(action, { 'docker-host': host, ...inputs });
}

/** Archives with these inputs; gives the folder of the place, which is then closed. */
export async function keepArchive(stage: Stage, host: string, inputs: Inputs): Promise<string> {
  await using place = await openPlace(stage.folder);
  await run(await stepIn(place, host, 'archive', { source: 'local', ...inputs }));
  return place.folder;
}

/** The store of a place, and its removal afterwards. */
export function inPlace(place: Place): Pick<Prepared, 'stores' | 'end'> {
  return {
    stores: [place.archives, place.blobs],
    end: async () => {
      await place[Symbol.asyncDispose]();
      await removePlace(place);
    },
  };
}
