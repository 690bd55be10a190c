import { ActionError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';

/** Whether a dirty version may pass. */
export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'warn'; readonly because: string }
  | { readonly kind: 'refuse'; readonly because: string };

/** Lets a version pass, with a warning where the gate says so, or throws `DIRTY`. */
export function passGate(gate: Gate, log: Log): void {
  if (gate.kind === 'warn') log.warning(gate.because);
  if (gate.kind !== 'refuse') return;
  const hint = 'Give a clean version, or let this one pass:\n  with:\n    allow-dirty: true';
  throw new ActionError('DIRTY', gate.because, { hint });
}
