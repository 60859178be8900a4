import type { Context } from "../../kernel/context.ts";
import type { GrantId } from "../../kernel/ids.ts";
import type { Sector } from "../keys/index.ts";
import type { ItemName } from "./grant.ts";

/**
 * consent.grant_given, consent.release_changed, consent.grant_withdrawn. Their data are sealed: jobs keep precise
 * instants in clear for weeks, and ids beside them would tell which grants of two services moved together.
 */
export interface GrantEvent {
  readonly sector: Sector;
  readonly grantId: GrantId;
  /** Names of items whose value changed or appeared. */
  readonly changed: readonly ItemName[];
  readonly noLongerReleased: readonly ItemName[];
  /** Required items without a value now. */
  readonly requiredMissing: readonly ItemName[];
}

/** Reads the data of a consent event. In the holder authority. */
export function openGrantEvent(_context: Context, _data: Readonly<Record<string, unknown>>): GrantEvent {
  throw new Error("not written yet");
}
