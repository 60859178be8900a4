import type { StaffRole } from "../../../kernel/context.ts";
import type { ApiTokenTable, SessionRow, SignInLinkRow, Tables } from "./store/rows.ts";

export type { DelegationRow, SessionRow } from "./store/rows.ts";

export type AccessTables = Omit<Tables, "api_token"> & {
  api_token: Omit<ApiTokenTable, "scope"> & { scope: StaffRole[] };
};

export type LinkMethod = SignInLinkRow["method"];
export type SubjectKind = SessionRow["kind"];
export type SessionMethod = SessionRow["method"];
