/** How far an image has come. */
export const imageStates = ['to_build', 'built', 'verified', 'published', 'error', 'skipped'] as const;
export type ImageState = (typeof imageStates)[number];

/** What can happen to an image. */
export type ImageEvent = 'build' | 'verify' | 'publish' | 'fail' | 'skip';

// `published`, `error` and `skipped` are final.
const transitions: Readonly<Record<ImageState, Readonly<Partial<Record<ImageEvent, ImageState>>>>> = {
  to_build: { build: 'built', fail: 'error', skip: 'skipped' },
  // An image without a test is published unverified.
  built: { build: 'built', verify: 'verified', publish: 'published', fail: 'error', skip: 'skipped' },
  verified: { verify: 'verified', publish: 'published', fail: 'error' },
  published: {},
  error: {},
  skipped: {},
};

/** The state after an event. Throws `TypeError` when the event cannot happen in this state. */
export function advance(state: ImageState, event: ImageEvent): ImageState {
  const next = transitions[state][event];
  if (next === undefined) throw new TypeError(`an image that is ${state} cannot ${event}`);
  return next;
}
