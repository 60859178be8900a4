import type { Actor, Context } from "./context.ts";
import type { AuthorityId } from "./ids.ts";

declare const elevated: unique symbol;

/** A context that acts as the platform itself: made by `elevate` alone, or by a job. */
export interface SystemContext extends Context {
  readonly actor: Extract<Actor, { readonly kind: "system" }>;
  readonly [elevated]: true;
}

/** Which part of the platform acts, and why the rights of the actor do not do. */
export interface Elevation {
  /** In the journal, as who acted. */
  readonly name: string;
  /** One sentence, listed in docs/generated/elevations.md. */
  readonly reason: string;
}

/**
 * The same request, acting as the platform: row-level security no longer bounds it by the actor, so that the
 * caller has checked the actor's right before.
 * @param authorityId another authority than that of the request
 */
export function elevate(context: Context, { name }: Elevation, authorityId?: AuthorityId): SystemContext {
  return context.as({ kind: "system", name }, authorityId) as SystemContext;
}
