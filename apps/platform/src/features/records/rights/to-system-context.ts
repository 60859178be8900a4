import type { Actor, Context } from "../../../kernel/context.ts";

/**
 * What the platform writes of what somebody decided: in the system's transaction, which sees all that the
 * rules look at, and told in their name, by the journal and by messages.
 */
export const toSystemContext = (system: Context, actor: Actor): Context => ({ ...system, actor });
