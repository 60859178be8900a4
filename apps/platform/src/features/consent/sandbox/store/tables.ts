import type { Selectable } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { Tables } from "./rows.ts";

export type {
  SandboxInvitationRow as InvitationRow,
  SandboxPersonRow as PersonRow,
  SandboxSpaceRow as SpaceRow,
} from "./rows.ts";

type SandboxTables = Tables & { sandbox_trace: { facts: Record<string, string | boolean> } };
export type TraceRow = Selectable<SandboxTables["sandbox_trace"]>;

export const openSandboxTables = (tx: Tx) => tx.withTables<SandboxTables>();
