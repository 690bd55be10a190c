import { ActionError } from '../core/errors.ts';

/**
 * How an archive lays out its image: by docker's manifest.json, as an OCI layout, or as both at once, which is what
 * docker save writes since Docker 25.
 */
export const layouts = ['docker', 'docker+oci', 'oci'] as const;
export type Layout = (typeof layouts)[number];

/** Throws `LAYOUT` when an archive has another layout than the required one. */
export function checkLayout(what: string, found: string, required: Layout | undefined): void {
  if (required === undefined || found === required) return;
  const message = `${what} has the layout ${found}, and require-layout is ${required}`;
  throw new ActionError('LAYOUT', message, { hint: `with:\n  require-layout: ${found}` });
}
