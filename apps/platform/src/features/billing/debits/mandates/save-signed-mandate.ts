import { needsAnotherAccount } from "@ardeco/sepa";
import { type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId, StaffId } from "../../../../kernel/ids.ts";
import { formatLastFour } from "../../../../kernel/text.ts";
import { findKept, listFolded } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { type InvoiceSeriesId, listSeries } from "../../invoices/index.ts";
import type { Creditor, GivenAccount, Mandate, MandateId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { notifyMandatePayer } from "../notify-debit-news.ts";
import { toMandate } from "../read-rows.ts";
import { computeMandateState, MOST_CHANGES_A_DAY, selectKeptAccounts } from "../rules.ts";
import { computeDebtorAlias, computeMandateReference, sealMandate } from "../sealed-content.ts";
import { createMandateRow, listMandateRows, lockDebtor, updateMandate } from "../store/mandates.ts";

interface Keeping {
  readonly context: Context;
  readonly system: Context;
  readonly creditor: Creditor;
}

interface Given {
  readonly id: MandateId;
  readonly personId: PersonId;
  readonly signedOn: CivilDate;
  readonly given: GivenAccount;
  readonly by: StaffId | null;
}

/** A new mandate, or another account under the one that is there. */
export async function saveSignedMandate(tx: Tx, keeping: Keeping, input: Given): Promise<Mandate> {
  const { system, creditor } = keeping;
  const { id, personId, given } = input;
  const { seriesId } = creditor;
  const { authorityId } = system;
  const people = [personId, ...(await listFolded(tx, system, personId))];
  const payers = people.map((one) => computeDebtorAlias(system, seriesId, one));
  const payer = computeDebtorAlias(system, seriesId, personId);
  const kept = computeDebtorAlias(system, seriesId, await findKept(tx, system, personId));
  await lockDebtor(tx, authorityId, { seriesId, payer: kept });
  const [same] = await listMandateRows(tx, authorityId, { id });
  if (same) return requireSame(toMandate(system, same), seriesId, input);
  const rows = await listMandateRows(tx, authorityId, { seriesId, payers, state: "active" });
  const today = toCivilDate(system.now());
  for (const row of rows) {
    const known = toMandate(system, row);
    if (computeMandateState(known, today) === "active")
      return updateMandateAccount(tx, keeping, { known, input });
    await updateMandate(tx, authorityId, known.id, { state: "expired", ended_on: today });
  }
  const series = (await listSeries(tx, system)).find((one) => one.id === seriesId);
  if (!series) throw debitsErrors.error("debits.no_creditor");
  await createMandateRow(tx, {
    authority_id: authorityId,
    id,
    series_id: seriesId,
    payer,
    reference: computeMandateReference(system, { seriesId, code: series.code, id }),
    signed_on: input.signedOn,
    notice_days: creditor.noticeDays,
    account_on: given.on,
    account_by: input.by,
    content: sealMandate(system, { seriesId, id }, { payerId: personId, accounts: [given] }),
  });
  return recordSignedMandate(tx, keeping, { id, personId, given, action: "debits.mandate_signed" });
}

/** An account that is there already changes nothing. */
async function updateMandateAccount(
  tx: Tx,
  keeping: Keeping,
  { known, input }: { readonly known: Mandate; readonly input: Given },
): Promise<Mandate> {
  const { system, creditor } = keeping;
  const { seriesId } = creditor;
  const { given, by } = input;
  const { id, content } = known;
  const last = content?.accounts.at(-1);
  if (!content || !last) throw debitsErrors.error("debits.unknown_mandate");
  if (last.iban === given.iban && last.holder === given.holder && known.refusedCode === null) return known;
  if (last.iban === given.iban && known.refusedCode !== null && needsAnotherAccount(known.refusedCode))
    throw debitsErrors.error("debits.account_not_valid", [
      {
        field: "iban",
        code: "debits.iban_refused",
        fr: "La banque refuse ce compte : donnez-en un autre.",
        en: "The bank refuses this account: give another one.",
      },
    ]);
  const { authorityId } = system;
  if (content.accounts.filter(({ on }) => on === given.on).length >= MOST_CHANGES_A_DAY)
    throw debitsErrors.error("debits.changed_too_often");
  const changed = { ...content, accounts: [...selectKeptAccounts(content.accounts, given.on), given] };
  await updateMandate(tx, authorityId, id, {
    account_on: given.on,
    account_by: by,
    seen_by: null,
    refused_code: null,
    content: sealMandate(system, { seriesId, id }, changed),
  });
  return recordSignedMandate(tx, keeping, {
    id,
    personId: content.payerId,
    given,
    action: "debits.account_changed",
  });
}

async function recordSignedMandate(
  tx: Tx,
  { context, system, creditor }: Keeping,
  {
    id,
    personId,
    given,
    action,
  }: {
    readonly id: MandateId;
    readonly personId: PersonId;
    readonly given: GivenAccount;
    readonly action: "debits.mandate_signed" | "debits.account_changed";
  },
): Promise<Mandate> {
  const [row] = await listMandateRows(tx, system.authorityId, { id });
  if (!row) throw debitsErrors.error("debits.unknown_mandate");
  const mandate = toMandate(system, row);
  const { reference } = mandate;
  const account = formatLastFour(given.iban);
  await record(tx, context, {
    action,
    personId,
    data: { mandate: id, reference, account, creditor: creditor.name },
  });
  await notifyMandatePayer(tx, system, {
    personId,
    creditor,
    what: action === "debits.mandate_signed" ? "signed" : "account_changed",
    reference,
    account,
    atDesk: given.by !== "",
  });
  return mandate;
}

/** What was signed with this form, and is in force: anything else was not signed. */
function requireSame(
  mandate: Mandate,
  seriesId: InvoiceSeriesId,
  { personId, given, signedOn }: Given,
): Mandate {
  const { content } = mandate;
  const last = content?.accounts.at(-1);
  const isSame =
    mandate.seriesId === seriesId &&
    content?.payerId === personId &&
    last?.iban === given.iban &&
    last.holder === given.holder &&
    // Online it is signed on the day of the press.
    (given.by === "" || mandate.signedOn === signedOn);
  if (!isSame) throw debitsErrors.error("debits.id_reused");
  return mandate;
}
