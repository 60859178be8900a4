import { compact, RefusedPayments, refusals, writeRefunds } from "@ardeco/sepa";
import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { asPasses, getPartner, ibanOf } from "./agree-partner.ts";
import type { OfferOfPass } from "./define-pass.ts";
import { passesErrors } from "./errors.ts";
import type { OfferId, Statement, StatementId } from "./pass.ts";
import { readStatement } from "./statements.ts";

export interface TransferAsked {
  readonly id: StatementId;
  readonly payer: { readonly name: string; readonly iban: string };
  /** A day on which banks work. */
  readonly payOn: CivilDate;
}

/**
 * Use case: the transfer that pays a statement, as banks read it (pain.001). The same statement always bears the same message: a bank refuses it twice.
 * Throws access.capability_missing, passes.unknown_statement, passes.transfer_not_valid (by field), passes.nothing_to_pay.
 */
export async function writeTransfer(context: Context, { id, payer, payOn }: TransferAsked): Promise<string> {
  requireCapability(context, "counter.manage");
  const statement = await readStatement(context, id);
  if (statement.totalCents === 0) throw passesErrors.error("passes.nothing_to_pay");
  const system = asPasses(context);
  return system.transaction(async (tx) => {
    const { name } = await getPartner(tx, system, statement.partnerId);
    const iban = await ibanOf(tx, system, statement.partnerId);
    const label = `Releve ${statement.number} du ${statement.closedOn}`;
    const endToEndId = `P${id.replaceAll("-", "")}`;
    const refunds = [{ endToEndId, amount_cents: statement.totalCents, to: { name, iban }, label }];
    const file = {
      messageId: endToEndId,
      created: system.now(),
      payer: { name: payer.name, iban: compact(payer.iban) },
      payOn,
      refunds,
    };
    const written = writtenOr(() => writeRefunds(file));
    await record(tx, context, {
      action: "passes.transfer_written",
      data: { partner: name, number: statement.number },
    });
    return written;
  });
}

function writtenOr(write: () => string): string {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof RefusedPayments)) throw error;
    const fields = error.problems.map(({ refusal, at }) => ({
      field: at.startsWith("payer.iban") ? "iban" : at === "payOn" ? "pay_on" : "payer",
      code: "passes.transfer_not_valid",
      ...refusals[refusal],
    }));
    throw passesErrors.error("passes.transfer_not_valid", fields);
  }
}

const euros = (cents: number): string => (cents / 100).toFixed(2).replace(".", ",");

/** A statement as rows of cells, its total last: the file for the Treasury. */
export function statementRows(
  { number, untilOn, uses, totalCents, seal }: Statement,
  { partner, offers }: { readonly partner: string; readonly offers: ReadonlyMap<OfferId, OfferOfPass> },
): readonly (readonly string[])[] {
  return [
    ["Numéro", "Jour", "Atout", "Montant en euros"],
    ...uses.map((use) => [
      String(use.number),
      use.day,
      offers.get(use.offerId)?.offer.name.fr ?? "",
      euros(use.amountCents),
    ]),
    [
      `Relevé n° ${number} de ${partner}, jusqu’au ${untilOn}`,
      String(uses.length),
      "Total",
      euros(totalCents),
    ],
    ["Sceau", seal, "", ""],
  ];
}
