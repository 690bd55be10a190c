import { connectEngine } from '../../docker/connect.ts';
import { removeImage } from '../../docker/remove-image.ts';
import { findArchivedImage } from './engine-image.ts';
import type { ObtainedImage } from './archived-image.ts';
import { messageOf } from '../../core/errors.ts';
import type { Publication } from './report.ts';
import type { ArchiveContext } from './context.ts';

/** Removes the image that is archived now from the engine, as far as `remove-image` says; whatever stands in the way is a warning. */
export async function clearEngine(
  step: ArchiveContext,
  obtained: ObtainedImage,
  { names }: Publication,
): Promise<void> {
  const { inputs, environment, log, signal } = step;
  const { removeImage: mode } = inputs.publish;
  if (mode === 'none') return;
  await step.stage(
    'Remove',
    async () => {
      try {
        const engine = await connectEngine(inputs.dockerHost, environment, signal);
        const id = await findArchivedImage(engine, step, obtained);
        if (id === undefined) return 'the engine does not have the image';
        const measurable = obtained.source !== 'build';
        const order = { id, names: mode === 'tag' ? names : undefined, measurable };
        return await removeImage(engine, { ...order, idleTimeout: inputs.idleTimeout }, log, signal);
      } catch (error) {
        signal.throwIfAborted();
        log.warning(`The image stays in the engine: ${messageOf(error)}`);
        return 'not removed';
      }
    },
    result => result,
  );
}
