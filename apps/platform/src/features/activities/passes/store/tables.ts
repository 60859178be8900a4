import type { Tx } from "../../../../kernel/context.ts";
import type {
  PassMembershipRow,
  PassOfferRow,
  PassPartnerAccountRow,
  PassPartnerRow,
  PassStatementRow,
  PassTransferRow,
  PassTransferVoidRow,
  PassUseRow,
  Tables,
} from "./rows.ts";

export type { PassRow } from "./rows.ts";

export type OfferRow = PassOfferRow;

export type PartnerRow = PassPartnerRow;

export type MembershipRow = PassMembershipRow;

export type UseRow = PassUseRow;

export type StatementRow = PassStatementRow;

/** With the day of its transfer. */
export type StatementListed = StatementRow & { pay_on: string | null };

export type TransferRow = PassTransferRow;

export type PartnerAccountRow = PassPartnerAccountRow;

export type VoidRow = PassTransferVoidRow;

export const openPassTables = (tx: Tx) => tx.withTables<Tables>();
