import type { Tx } from "../../../../kernel/context.ts";
import type { Tables } from "./rows.ts";

export type { CouplingAgreementRow as AgreementRow, CouplingRow, CouplingServiceRow } from "./rows.ts";

export const openCouplingTables = (tx: Tx) => tx.withTables<Tables>();
