import type { PlannedImage } from '../plan.ts';
import { advance, type ImageEvent, type ImageState } from '../plan/state.ts';

interface ImageProgress {
  readonly state: ImageState;
  readonly because: string;
}

/** The states of the images while a tree is built. */
export class BuildProgress {
  readonly #images: Map<string, ImageProgress>;
  readonly #report: (line: string) => void;

  /** `report` gets one line for each change. */
  constructor(images: readonly PlannedImage[], report: (line: string) => void) {
    this.#images = new Map(images.map(({ name, state, because }) => [name, { state, because }]));
    this.#report = report;
  }

  /** The state of an image, and why it has it. */
  of(name: string): ImageProgress {
    const progress = this.#images.get(name);
    if (!progress) throw new TypeError(`the tree has no image ${name}`);
    return progress;
  }

  /** Moves an image to its next state. Throws `TypeError` when the event cannot happen in its state. */
  advance(name: string, event: ImageEvent, because: string): void {
    const state = advance(this.of(name).state, event);
    this.#images.set(name, { state, because });
    this.#report(`${name}: ${state}, ${because}`);
  }

  /** Those of the named images that failed or were skipped. */
  unavailable(names: readonly string[]): string[] {
    return names.filter(name => ['error', 'skipped'].includes(this.#images.get(name)?.state ?? ''));
  }
}
