import type { Context, Tx } from "../../../../kernel/context.ts";
import { hasInvisible, toTidyText } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { listEquipment } from "../../equipment/index.ts";
import { terminalsErrors } from "../errors.ts";
import { endTransaction, findTransaction, isCounted, lockCardNames } from "../store/transactions.ts";
import { type Gap, getGap, type TransactionId } from "./list-gaps.ts";
import { recordHoles } from "./record-holes.ts";

/** `post`: it counts, and the account follows. `set_aside`: it does not. */
export const settlements = ["post", "set_aside"] as const;
export type Settlement = (typeof settlements)[number];

const REASON_LENGTH = 300;

/**
 * A card that was put back got nothing: there is nothing to post. A credit whose card never came back may be
 * on it: it counts as carried, or the same euros would be given back in cash too; the card that comes back
 * tells.
 */
export function listSettlements({ problem, kind }: Pick<Gap, "problem" | "kind">): readonly Settlement[] {
  if (problem === "rolled_back") return ["set_aside"];
  return problem === "never_back" && kind === "credit" ? ["post"] : settlements;
}

/**
 * Use case: a manager says what becomes of a gap, and why. Posted, the ledger follows by a job; refused there
 * again, it comes back to the list. Throws access.capability_missing, terminals.transaction_unknown,
 * terminals.already_settled, terminals.settlement_not_valid (by field).
 */
export async function resolveGap(
  context: Context,
  input: {
    readonly id: TransactionId;
    readonly revision: number;
    readonly decision: Settlement;
    readonly reason: string;
  },
): Promise<void> {
  requireCapability(context, "counter.manage");
  const { id, revision, decision } = input;
  await context.transaction(async (tx) => {
    const gap = await getGap(context, id);
    const reason = parseSettlementReason(input.reason);
    if (!listSettlements(gap).includes(decision))
      throw terminalsErrors.error("terminals.settlement_not_valid", [
        decision === "post" ? nothingToPost : mayBeOnCard,
      ]);
    if (decision === "post" && (await isNumberTaken(tx, context, id)))
      throw terminalsErrors.error("terminals.settlement_not_valid", [alreadyCounted]);
    const state = decision === "set_aside" ? "set_aside" : gap.kind === "debit" ? "to_post" : "posted";
    const settledBy = context.actor.kind === "staff" ? context.actor.staffId : null;
    const row = { authority_id: context.authorityId, id, revision };
    if (!(await endTransaction(tx, row, { state, settled_by: settledBy, reason })))
      throw terminalsErrors.error("terminals.already_settled");
    await recordTransactionHoles(tx, context, id);
    await record(tx, context, {
      action: "terminals.transaction_settled",
      data: {
        transaction: id,
        equipment: await getTransactionCardName(context, gap),
        decision,
        amount: gap.amount,
        reason,
      },
    });
    if (state !== "to_post") return;
    const { authorityId, requestId } = context;
    await context.ports.jobs.send(tx, "terminals.post", { authorityId, requestId });
  });
}

/** Set aside, an attempt fills no hole any more. */
async function recordTransactionHoles(tx: Tx, context: Context, id: TransactionId): Promise<void> {
  const row = await findTransaction(tx, context.authorityId, id);
  if (!row) return;
  await lockCardNames(tx, [row.card]);
  await recordHoles(tx, context, [row]);
}

/**
 * Of one number of a card, one transaction counts; two at once, when a person decides so of a number that was
 * seen twice.
 */
async function isNumberTaken(tx: Tx, { authorityId }: Context, id: TransactionId): Promise<boolean> {
  const row = await findTransaction(tx, authorityId, id);
  if (!row || row.problem === "number_twice") return false;
  await lockCardNames(tx, [row.card]);
  return isCounted(tx, row);
}

/** Empty once it was forgotten, a year after its revocation. */
async function getTransactionCardName(context: Context, { equipmentId }: Gap): Promise<string> {
  const all = await listEquipment(context);
  return all.find(({ id }) => id === equipmentId)?.name ?? "";
}

/** Tidied. Throws terminals.settlement_not_valid, by its field. */
export function parseSettlementReason(text: string): string {
  const reason = toTidyText(text);
  if (reason === "") throw terminalsErrors.error("terminals.settlement_not_valid", [noReason]);
  if (hasInvisible(reason)) throw terminalsErrors.error("terminals.settlement_not_valid", [invisible]);
  return reason.slice(0, REASON_LENGTH);
}

const invisible = {
  field: "motif",
  code: "terminals.characters",
  fr: "Ce texte contient des caractères invisibles : retapez-le, sans le copier.",
  en: "This text holds invisible characters: type it again, without copying it.",
};
const noReason = {
  field: "motif",
  code: "terminals.reason_needed",
  fr: "Dites pourquoi, en une phrase, sans nommer personne.",
  en: "Say why, in a sentence, without naming anybody.",
};
const alreadyCounted = {
  field: "decision",
  code: "terminals.number_counted",
  fr:
    "Une autre opération de cette carte porte ce numéro, et compte " +
    "déjà. Écartez celle-ci ; corrigez le compte à part s’il le faut.",
  en:
    "Another transaction of this card has this number, and counts " +
    "already. Set this one aside; correct the account apart if need be.",
};
const mayBeOnCard = {
  field: "decision",
  code: "terminals.may_be_on_card",
  fr:
    "La carte a peut-être reçu cette somme : elle compte, " +
    "jusqu’à ce que la carte revienne ou soit déclarée perdue.",
  en: "The card may have received this sum: it counts, until the card comes back or is declared lost.",
};
const nothingToPost = {
  field: "decision",
  code: "terminals.nothing_to_post",
  fr: "Cette carte n’a rien reçu : il n’y a rien à passer au compte.",
  en: "This card received nothing: there is nothing to post.",
};
