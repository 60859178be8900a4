import { bankText, compact, ibanRefusal, needsAnotherAccount } from "@ardeco/sepa";
import { addMonths, type CivilDate, isCivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { FieldError } from "../../../../kernel/errors.ts";
import type { PersonId, StaffId } from "../../../../kernel/ids.ts";
import { formatLastFour, toTidyText } from "../../../../kernel/text.ts";
import { requireOwnerPresent, type Session } from "../../../access/access/index.ts";
import { requireRepresentative } from "../../../identity/households/index.ts";
import { findKept, listFolded } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { type InvoiceSeriesId, listSeries } from "../../invoices/index.ts";
import { requireDebitDeskAgent, requireNoDebitInterest } from "../agents.ts";
import { getAgreed } from "../creditor/creditor.ts";
import { buildSepaFieldError } from "../creditor/list-creditor-problems.ts";
import type { Creditor, GivenAccount, Mandate, MandateId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { notifyMandatePayer } from "../notify-debit-news.ts";
import { toDebitsSystem, toMandate } from "../read-rows.ts";
import { computeMandateState, LIFE_MONTHS, MOST_CHANGES_A_DAY, selectKeptAccounts } from "../rules.ts";
import { computeDebtorAlias, computeMandateReference, sealMandate } from "../sealed-content.ts";
import { createMandateRow, listMandateRows, reserveDebtor, updateMandate } from "../store/mandates.ts";

interface Account {
  readonly seriesId: InvoiceSeriesId;
  readonly personId: PersonId;
  /** As it was typed. */
  readonly iban: string;
  /** Whose account it is. */
  readonly holder: string;
}

export interface AtDesk extends Account {
  /** From the form: sent twice, it is one mandate. */
  readonly id: MandateId;
  /** On the paper. */
  readonly signedOn: CivilDate;
  readonly place: string;
}

export interface OnlineSignature extends Account {
  readonly id: MandateId;
  readonly session: Pick<Session, "method" | "createdAt">;
}

/**
 * Use case: an agent types what somebody signed on paper: a mandate, or, where they have one in this series,
 * its new account (an amendment). Never for themselves or somebody close; the holder is told, and a colleague
 * looks at it or fourteen days pass before it serves. Throws access.capability_missing, debits.agent_needed,
 * debits.no_creditor, debits.account_not_valid (by field), debits.own_interest, debits.id_reused.
 */
export async function signAtDesk(context: Context, input: AtDesk): Promise<Mandate> {
  const agent = requireDebitDeskAgent(context);
  const { seriesId, personId, signedOn } = input;
  await context.transaction((tx) =>
    requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" }),
  );
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const creditor = await getAgreed(tx, system, seriesId);
    await requireNoDebitInterest(tx, system, { personId, agent });
    const place = toTidyText(input.place);
    const account = validateGivenAccount(context, input, { signedOn, place });
    const given = { ...account, place, by: agent.label, signedInBy: "" };
    return saveSignedMandate(tx, { context, system, creditor }, { ...input, given, by: agent.staffId });
  });
}

/**
 * Use case: somebody signs in their own space, here and now: their sign-in is kept with the mandate. Nobody
 * signs for another. Throws debits.not_yours, access.recent_sign_in_required, debits.no_creditor,
 * debits.account_not_valid (by field), debits.id_reused.
 */
export async function signOnline(context: Context, input: OnlineSignature): Promise<Mandate> {
  const { actor } = context;
  if (actor.kind !== "person" || actor.personId !== input.personId)
    throw debitsErrors.error("debits.not_yours");
  requireOwnerPresent(context, input.session);
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const creditor = await getAgreed(tx, system, input.seriesId);
    const signedOn = toCivilDate(context.now());
    const account = validateGivenAccount(context, input, { signedOn });
    const given = { ...account, place: "", by: "", signedInBy: input.session.method };
    return saveSignedMandate(tx, { context, system, creditor }, { ...input, signedOn, given, by: null });
  });
}

/** Throws debits.account_not_valid: everything that is wrong, beside its field. No value is in an error. */
function validateGivenAccount(
  context: Context,
  { iban, holder }: Account,
  { signedOn, place }: { readonly signedOn: CivilDate; readonly place?: string },
): Pick<GivenAccount, "iban" | "holder" | "on"> {
  const today = toCivilDate(context.now());
  const problems = listAccountProblems({ iban, holder });
  const say = (field: string, fr: string, en: string) => problems.push(buildAccountFieldError(field, fr, en));
  if (place !== undefined && (place.length < 1 || place.length > 60))
    say("place", "Donnez le lieu de la signature.", "Give the place of the signature.");
  if (!isCivilDate(signedOn) || signedOn > today)
    say(
      "signed_on",
      "Donnez le jour de la signature, au plus tard aujourd’hui.",
      "Give the day of the signature, today at the latest.",
    );
  else if (addMonths(signedOn, LIFE_MONTHS) < today)
    say(
      "signed_on",
      "Ce mandat a plus de trois ans : il ne vaut plus rien. Faites-en signer un nouveau.",
      "This mandate is more than three years old: it is worth nothing. Have a new one signed.",
    );
  if (problems.length > 0) throw debitsErrors.error("debits.account_not_valid", problems);
  return { iban: compact(iban), holder: toTidyText(holder), on: today };
}

/**
 * What is wrong with the account that somebody typed, beside each field: "iban", "holder". No value is in it.
 */
export function listAccountProblems({ iban, holder }: Pick<Account, "iban" | "holder">): FieldError[] {
  const refusal = ibanRefusal(iban);
  const named = toTidyText(holder);
  const isNamed = named.length <= 70 && bankText(named, 70) !== "";
  return [
    ...(refusal === null ? [] : [buildSepaFieldError("iban", refusal)]),
    ...(isNamed
      ? []
      : [
          buildAccountFieldError(
            "holder",
            "Donnez le nom du titulaire du compte, en 70 signes au plus.",
            "Give the name of the holder of the account, in at most 70 characters.",
          ),
        ]),
  ];
}

const buildAccountFieldError = (field: string, fr: string, en: string): FieldError => ({
  field,
  code: `debits.${field}_not_valid`,
  fr,
  en,
});

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
async function saveSignedMandate(tx: Tx, keeping: Keeping, input: Given): Promise<Mandate> {
  const { system, creditor } = keeping;
  const { id, personId, given } = input;
  const { seriesId } = creditor;
  const { authorityId } = system;
  const people = [personId, ...(await listFolded(tx, system, personId))];
  const payers = people.map((one) => computeDebtorAlias(system, seriesId, one));
  const payer = computeDebtorAlias(system, seriesId, personId);
  const kept = computeDebtorAlias(system, seriesId, await findKept(tx, system, personId));
  await reserveDebtor(tx, authorityId, { seriesId, payer: kept });
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
