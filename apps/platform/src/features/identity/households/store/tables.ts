import type { Tx } from "../../../../kernel/context.ts";
import type { Tables } from "./rows.ts";

export type {
  HandoverRow,
  HouseholdMemberRow as MemberRow,
  HouseholdRow,
  RepresentationRow,
} from "./rows.ts";

export const toHouseholdTables = (tx: Tx) => tx.withTables<Tables>();
