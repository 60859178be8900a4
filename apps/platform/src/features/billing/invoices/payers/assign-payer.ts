import { addMonths, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import {
  findCurrentText,
  formatNameInUse,
  listPeopleElements,
  nameElements,
} from "../../../identity/identity/index.ts";
import {
  type CounterAccountId,
  listConsumption,
  listHoldersOfAccounts,
} from "../../../ledger/counters/index.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { invoicesErrors } from "../errors.ts";
import type { InvoiceSeries, InvoiceSeriesId } from "../invoice.ts";
import { toInvoicesSystem } from "../reading/read-invoice.ts";
import { requireNoInvoiceInterest } from "../require-no-invoice-interest.ts";
import { computeAccountAlias, computePayerAlias, openNaming, sealNaming } from "../sealed-content.ts";
import { getSeries } from "../series.ts";
import { createPayerNamingRow, listNamingRows } from "../store/payers.ts";
import { requireInvoiceIssuer } from "../write-invoice.ts";
import { loadPayables } from "./build-payer-finder.ts";
import { listConcernedPeople, listHoldersForDay, mayBeNamed, type PayableAccount } from "./payer-rules.ts";

/** How far back an agent may say who pays: no invoice takes what is older. */
const BACK_MONTHS = 24;

export interface Somebody {
  readonly personId: PersonId;
  /** As they are called. */
  readonly name: string;
}

/** What an agent looks at to say who pays. */
export interface PayerChoice {
  readonly series: InvoiceSeries;
  /** Whose account it is. */
  readonly holders: readonly Somebody[];
  readonly candidates: readonly Somebody[];
  /** From the first line that waits, or from today. */
  readonly from: CivilDate;
  /** What agents said before, the last said first. */
  readonly named: readonly {
    readonly name: string;
    readonly from: CivilDate;
    readonly on: CivilDate;
    readonly by: string;
  }[];
}

interface Account {
  readonly seriesId: InvoiceSeriesId;
  readonly accountId: CounterAccountId;
}

/**
 * Use case: an agent of the house looks at who may pay an account. Whoever is named there is told that
 * somebody looked. Throws access.capability_missing, invoices.unknown_series, invoices.unknown_account.
 */
export async function readPayerChoice(context: Context, account: Account): Promise<PayerChoice> {
  requireCapability(context, "invoice.issue");
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const { series, payable } = await getAccountPayable(tx, system, account);
    const today = toCivilDate(context.now());
    const from = await findFirstWaitingDay(tx, system, { series, accountId: account.accountId });
    const candidates = listNamedCandidates(payable, [from, today]);
    const said = await listAccountNamings(tx, system, account);
    const holders = listHoldersForDay(payable, from).map(({ personId }) => personId);
    const people = [...new Set([...holders, ...candidates, ...said.map(({ payerId }) => payerId)])];
    const names = await buildNameReader(tx, system, people);
    for (const personId of people)
      await record(tx, context, {
        action: "invoices.looked_at",
        personId,
        data: { month: today.slice(0, 7), why: "payer" },
      });
    return {
      series,
      holders: holders.map((personId) => ({ personId, name: names(personId) })),
      candidates: candidates
        .map((personId) => ({ personId, name: names(personId) }))
        .toSorted(comparePayerNames),
      from,
      named: said.map(({ payerId, ...one }) => ({ ...one, name: names(payerId) })),
    };
  });
}

const comparePayerNames = (one: Somebody, other: Somebody): number =>
  one.name.localeCompare(other.name, "fr");

export interface NamingPayer extends Account {
  /** From the form: sent twice, it is said once. */
  readonly id: string;
  readonly payerId: PersonId;
  readonly from: CivilDate;
}

/**
 * Use case: an agent of the house says who pays an account from a day on, where nothing else decides; the
 * last said counts. Everybody who may pay is told, each of themselves alone. Never for oneself, or for
 * somebody close. Throws access.capability_missing, invoices.agent_needed, invoices.unknown_series,
 * invoices.unknown_account, invoices.from_not_valid, invoices.payer_not_possible, invoices.own_interest.
 */
export async function assignPayer(
  context: Context,
  { id, seriesId, accountId, payerId, from }: NamingPayer,
): Promise<void> {
  const by = requireInvoiceIssuer(context);
  const today = toCivilDate(context.now());
  if (!isDay(from) || from > today || from < addMonths(today, -BACK_MONTHS))
    throw invoicesErrors.error("invoices.from_not_valid");
  const system = toInvoicesSystem(context);
  await system.transaction(async (tx) => {
    const { series, payable } = await getAccountPayable(tx, system, { seriesId, accountId });
    const candidates = listNamedCandidates(payable, [from, today]);
    if (!candidates.includes(payerId)) throw invoicesErrors.error("invoices.payer_not_possible");
    for (const personId of candidates) await requireNoInvoiceInterest(tx, context, system, personId);
    const isNew = await createPayerNamingRow(tx, {
      authority_id: system.authorityId,
      id,
      series_id: seriesId,
      account: computeAccountAlias(system, seriesId, accountId),
      from_on: from,
      named_on: today,
      payer: computePayerAlias(system, seriesId, payerId),
      content: sealNaming(system, { seriesId, id }, { payerId, by }),
    });
    if (isNew)
      await notifyNamedPayer(tx, { context, system, series }, { payable, candidates, payerId, from });
  });
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** Nobody reads the other's name: who answers for the child knows whose child it is. */
async function notifyNamedPayer(
  tx: Tx,
  {
    context,
    system,
    series,
  }: { readonly context: Context; readonly system: Context; readonly series: InvoiceSeries },
  {
    payable: { holders },
    candidates,
    payerId,
    from,
  }: {
    readonly payable: PayableAccount;
    readonly candidates: readonly PersonId[];
    readonly payerId: PersonId;
    readonly from: CivilDate;
  },
): Promise<void> {
  for (const personId of candidates) {
    const pays = personId === payerId;
    const data = { issuer: series.name, from, pays };
    await record(tx, context, { action: "invoices.payer_named", personId, data });
    const names = await listHolderGivenNames(tx, system, {
      people: holders.map((holder) => holder.personId).filter((id) => id !== personId),
    });
    await notify(tx, system, {
      personId,
      template: "invoice_payer",
      data: { issuer: series.name, help: series.help, from, pays, names },
    });
  }
}

/** Throws invoices.unknown_series, invoices.unknown_account. */
async function getAccountPayable(tx: Tx, system: Context, { seriesId, accountId }: Account) {
  const series = await getSeries(tx, system, seriesId);
  const holders = await listHoldersOfAccounts(tx, system, new Set([accountId]));
  const { payables, closed } = await loadPayables(tx, system, { seriesId, holders });
  // Who may pay is not known of somebody who does not open: nobody is named in their stead.
  const payable = closed.has(accountId) ? undefined : payables.get(accountId);
  if (!payable || !(await isInvoiced(tx, system, { series, accountId })))
    throw invoicesErrors.error("invoices.unknown_account");
  return { series, payable };
}

/** Something was consumed with it on a counter of this series. */
async function isInvoiced(
  tx: Tx,
  system: Context,
  { series, accountId }: { readonly series: InvoiceSeries; readonly accountId: CounterAccountId },
): Promise<boolean> {
  return (await listAccountConsumption(tx, system, { series, accountId })).length > 0;
}

const listAccountConsumption = (
  tx: Tx,
  system: Context,
  { series, accountId }: { readonly series: InvoiceSeries; readonly accountId: CounterAccountId },
) =>
  listConsumption(tx, system, {
    counterIds: series.counterIds,
    accountIds: [accountId],
    since: addMonths(toCivilDate(system.now()), -BACK_MONTHS),
  });

async function findFirstWaitingDay(
  tx: Tx,
  system: Context,
  { series, accountId }: { readonly series: InvoiceSeries; readonly accountId: CounterAccountId },
): Promise<CivilDate> {
  const since = series.saidBefore ?? "";
  const lines = await listAccountConsumption(tx, system, { series, accountId });
  return lines.find(({ day }) => day >= since)?.day ?? toCivilDate(system.now());
}

/** Whom one of these days allows, and who has to do with the account yet. */
const listNamedCandidates = (payable: PayableAccount, days: readonly CivilDate[]): readonly PersonId[] => {
  const known = new Set(listConcernedPeople(payable));
  return [...new Set(days.flatMap((day) => mayBeNamed(payable, day)))].filter((id) => known.has(id));
};

async function listAccountNamings(tx: Tx, system: Context, { seriesId, accountId }: Account) {
  const account = computeAccountAlias(system, seriesId, accountId);
  const rows = await listNamingRows(tx, system.authorityId, { seriesId, account });
  return rows.flatMap(({ id, content, from_on, named_on }) => {
    const named = openNaming(system, { seriesId, id }, content);
    return named ? [{ ...named, from: from_on, on: named_on }] : [];
  });
}

async function buildNameReader(tx: Tx, system: Context, people: readonly PersonId[]) {
  const known = await listPeopleElements(tx, system, people, nameElements);
  return (id: PersonId): string => formatNameInUse(known.get(id) ?? []);
}

async function listHolderGivenNames(
  tx: Tx,
  system: Context,
  { people }: { readonly people: readonly PersonId[] },
): Promise<readonly string[]> {
  const known = await listPeopleElements(tx, system, people, ["given_name"]);
  return people.flatMap((id) => findCurrentText(known.get(id) ?? [], "given_name") ?? []);
}
