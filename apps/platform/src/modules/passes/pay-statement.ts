import { compact, RefusedPayments, refusals, writeRefunds } from "@ardeco/sepa";
import { type CivilDate, civilDate, longDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type StaffId } from "../../kernel/ids.ts";
import { ofName } from "../../kernel/text.ts";
import { countAsOne, requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { openForAuthority, sealForAuthority } from "../keys/index.ts";
import { actingStaff, asPasses, ibanOf } from "./agree-partner.ts";
import { passesErrors } from "./errors.ts";
import type { Statement, StatementId } from "./pass.ts";
import { readStatement, type StatementRead } from "./statements.ts";
import { lockPartner } from "./store/partners.ts";
import { findTransferRow, insertTransfer, listUsesIn } from "./store/uses.ts";
import { shownWords } from "./words.ts";

export interface TransferAsked {
  readonly id: StatementId;
  readonly payer: { readonly name: string; readonly iban: string };
  /** A day on which banks work. */
  readonly payOn: CivilDate;
}

/** The one transfer of a statement, as it was prepared. */
export interface Transfer {
  readonly payer: { readonly name: string; readonly iban: string };
  readonly payOn: CivilDate;
  readonly writtenOn: CivilDate;
  readonly writtenBy: StaffId;
}

/**
 * Use case: the transfer that pays a statement, as banks read it (pain.001). Taken again, it is the same file: another account or another day is
 * refused, and the message bears the same number at each bank. Whoever agreed the partner, or counts as one with somebody of it, leaves it to a
 * colleague. Throws access.capability_missing, passes.unknown_statement, passes.transfer_not_valid (by field), passes.nothing_to_pay,
 * passes.colleague_needed, passes.transfer_known.
 */
export async function writeTransfer(context: Context, { id, payer, payOn }: TransferAsked): Promise<string> {
  requireCapability(context, "counter.manage");
  const read = await readStatement(context, id);
  const { statement, partner } = read;
  if (statement.totalCents === 0) throw passesErrors.error("passes.nothing_to_pay");
  const system = asPasses(context);
  const asked = { name: payer.name.trim(), iban: compact(payer.iban) };
  return system.transaction(async (tx) => {
    await lockPartner(tx, system.authorityId, partner.id);
    await requireAnother(tx, { context, system }, read);
    const iban = await ibanOf(tx, system, partner.id);
    if (asked.iban === compact(iban))
      throw passesErrors.error("passes.transfer_not_valid", [{ field: "iban", ...partnersOwn }]);
    const label = `Releve ${statement.number} du ${statement.closedOn}`;
    const endToEndId = `P${id.replaceAll("-", "")}`;
    const refunds = [
      { endToEndId, amount_cents: statement.totalCents, to: { name: partner.name, iban }, label },
    ];
    const written = writtenOr(() =>
      writeRefunds({ messageId: endToEndId, created: system.now(), payer: asked, payOn, refunds }),
    );
    const known = await transferOf(tx, system, id);
    if (known && !isSame(known, { payer: asked, payOn })) throw passesErrors.error("passes.transfer_known");
    if (!known)
      await insertTransfer(tx, {
        authority_id: system.authorityId,
        statement_id: id,
        payer: asked.name,
        iban_sealed: sealForAuthority(system, ibanField(id), asked.iban),
        pay_on: payOn,
        written_on: civilDate(system.now()),
        written_by: actingStaff(context),
      });
    const data = { partner: partner.name, number: statement.number };
    await record(tx, context, { action: "passes.transfer_written", data });
    return written;
  });
}

/** Use case: the transfer of a statement; undefined while none was prepared. Throws access.capability_missing. */
export async function readTransfer(context: Context, id: StatementId): Promise<Transfer | undefined> {
  requireCapability(context, "counter.manage");
  const system = asPasses(context);
  return system.transaction((tx) => transferOf(tx, system, id));
}

async function transferOf(tx: Tx, system: Context, id: StatementId): Promise<Transfer | undefined> {
  const row = await findTransferRow(tx, system.authorityId, id);
  return (
    row && {
      payer: { name: row.payer, iban: openForAuthority(system, ibanField(id), row.iban_sealed) },
      payOn: row.pay_on,
      writtenOn: row.written_on,
      writtenBy: asId<"staff">(row.written_by),
    }
  );
}

const partnersOwn = {
  code: "passes.transfer_not_valid",
  fr: "Ce compte est celui du partenaire : donnez celui de qui paie.",
  en: "This account is the partner’s: give that of who pays.",
};

const isSame = (known: Transfer, { payer, payOn }: Pick<TransferAsked, "payer" | "payOn">): boolean =>
  known.payer.iban === payer.iban && known.payer.name === payer.name && known.payOn === payOn;

const ibanField = (id: StatementId): string => `pass_transfer:iban:${id}`;

/** Nobody decides alone who is paid and that they are: not who agreed the partner, nor who signs in for it or confirmed what is paid. */
async function requireAnother(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { statement, partner }: StatementRead,
): Promise<void> {
  const { actor } = context;
  const acting = { id: actingStaff(context), label: actor.kind === "staff" ? actor.label : "" };
  const uses = await listUsesIn(tx, system.authorityId, [statement.id]);
  const involved = new Set([
    ...(partner.agreedBy === null ? [] : [partner.agreedBy]),
    ...partner.staffIds,
    ...uses.flatMap(({ staff_id }) => (staff_id === null ? [] : [staff_id])),
  ]);
  for (const id of involved)
    if (await countAsOne(tx, system, acting, { id })) throw passesErrors.error("passes.colleague_needed");
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

/** How many uses of a statement opened by what is copied: a paper, or a number that was typed. */
export const copyableIn = ({ uses }: Pick<Statement, "uses">): number =>
  uses.filter(({ shown }) => shown === "paper" || shown === "number").length;

/** A statement as rows of cells, its total last: a copy to read. With its transfer, it says not to pay it twice. */
export function statementRows(
  { statement, partner, offers }: StatementRead,
  transfer?: Transfer,
): readonly (readonly string[])[] {
  const { number, untilOn, uses, totalCents, seal } = statement;
  return [
    ["Numéro", "Jour", "Atout", "Montant en euros", "Présenté"],
    ...uses.map((use) => [
      String(use.number),
      use.day,
      offers.get(use.offerId)?.offer.name.fr ?? "",
      euros(use.amountCents),
      use.shown === null ? "" : shownWords[use.shown].fr,
    ]),
    [
      `Relevé n° ${number} ${ofName(partner.name)}, jusqu’au ${untilOn}`,
      String(uses.length),
      "Total",
      euros(totalCents),
      `${copyableIn(statement)} sur papier ou au numéro`,
    ],
    ["Sceau", seal, "", "", ""],
    ...(transfer
      ? [
          [
            `Virement préparé pour le ${longDate(transfer.payOn, "fr")} : à ne pas payer une seconde fois`,
            "",
            "",
            "",
            "",
          ],
        ]
      : []),
  ];
}
