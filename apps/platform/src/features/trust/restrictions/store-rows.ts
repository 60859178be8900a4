// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface RestrictionTable {
  authority_id: string;
  id: string;
  /** personal: whose data. */
  person_id: string;
  /** Everything, or the agreements named in what is sealed. */
  covers: "everything" | "agreements";
  /** in_force · lifting: the authority announced its end, and it still holds until the day · lifted. */
  state: "in_force" | "lifting" | "lifted";
  since: string;
  /** The day announced to the person before the authority lifts it (art. 18.3). */
  lifts_on: string | null;
  lifted_on: string | null;
  version: Generated<number>;
  /**
   * personal: ground, agreements covered, who asked and what happened, sealed under the person's key, padded.
   */
  sealed: Buffer;
  /**
   * The link in the message that says that it is lifted, to whom it was lifted in the name of; only its hash.
   */
  take_back_hash: Buffer | null;
  /** Day on which the data-protection officer was last told that it still holds. */
  reminded_on: string | null;
}
export type RestrictionRow = Selectable<RestrictionTable>;

export type Tables = {
  restriction: RestrictionTable;
};
