import type { Context, Tx } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { terminalsErrors } from "../errors.ts";
import { findHole, saveHoleAcknowledgement } from "../store/holes.ts";
import type { HoleRow } from "../store/tables.ts";
import { type HoleId, type MissingNumbers, toMissingNumbers } from "./list-gaps.ts";
import { parseSettlementReason } from "./resolve-gap.ts";

/**
 * Numbers that nobody acknowledged yet. Throws access.capability_missing, terminals.transaction_unknown,
 * terminals.already_settled.
 */
export function getMissing(context: Context, id: HoleId): Promise<MissingNumbers> {
  return context.read(async (tx) => {
    return toMissingNumbers(await getHoleRow(tx, context, id));
  });
}

async function getHoleRow(tx: Tx, context: Context, id: HoleId): Promise<HoleRow> {
  requireCapability(context, "counter.manage");
  const row = await findHole(tx, context.authorityId, id);
  if (!row) throw terminalsErrors.error("terminals.transaction_unknown");
  if (row.reason !== null) throw terminalsErrors.error("terminals.already_settled");
  return row;
}

/**
 * Use case: a manager says that nothing more is expected of these numbers, and why. A journal that comes late
 * still tells them.
 * @param first of the numbers that were read, with `last`: a journal may have told some since
 * Throws as getMissing, and terminals.settlement_not_valid.
 */
export async function acceptMissingNumbers(
  context: Context,
  input: {
    readonly id: HoleId;
    readonly first: number;
    readonly last: number;
    readonly reason: string;
  },
): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await getHoleRow(tx, context, input.id);
    const { first, last } = input;
    const reason = parseSettlementReason(input.reason);
    const settledBy = context.actor.kind === "staff" ? context.actor.staffId : null;
    if (!(await saveHoleAcknowledgement(tx, { ...row, first, last }, { settledBy, reason })))
      throw terminalsErrors.error("terminals.already_settled");
    const data = { hole: row.id, count: last - first + 1, reason };
    await record(tx, context, { action: "terminals.missing_acknowledged", data });
  });
}
