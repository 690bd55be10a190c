import type { PlannedImage } from '../plan.ts';
import { advance, type ImageEvent, type ImageState } from '../plan/state.ts';

interface Standing {
  readonly state: ImageState;
  readonly because: string;
}

/** How far the images of a tree come while it is built. */
export class BuildProgress {
  readonly #standings: Map<string, Standing>;
  readonly #tell: (line: string) => void;

  /** `tell` is told every change in one line. */
  constructor(images: readonly PlannedImage[], tell: (line: string) => void) {
    this.#standings = new Map(images.map(({ name, state, because }) => [name, { state, because }]));
    this.#tell = tell;
  }

  /** How far an image is, and why. */
  of(name: string): Standing {
    const standing = this.#standings.get(name);
    if (!standing) throw new TypeError(`the tree has no image ${name}`);
    return standing;
  }

  /** Moves an image on; throws `TypeError` for what cannot happen to it. */
  move(name: string, event: ImageEvent, because: string): void {
    const state = advance(this.of(name).state, event);
    this.#standings.set(name, { state, because });
    this.#tell(`${name}: ${state}, ${because}`);
  }

  /** Of these images, those that failed, or were skipped because others did. */
  lost(names: readonly string[]): string[] {
    return names.filter(name => ['error', 'skipped'].includes(this.#standings.get(name)?.state ?? ''));
  }
}
