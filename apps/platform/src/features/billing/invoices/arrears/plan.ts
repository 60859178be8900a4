import { type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { notifyTold, requireRepresentative } from "../../../identity/households/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { invoicesErrors } from "../errors.ts";
import type { InvoiceId, InvoiceSeries, InvoiceSeriesId } from "../invoice.ts";
import { listNamesInUse } from "../month/anomalies.ts";
import { parseAgentWords } from "../parse-agent-words.ts";
import type { ListAtBank } from "../reading/debited.ts";
import { listLeftInvoices, listPayerAliases } from "../reading/list-left-invoices.ts";
import { toInvoicesSystem, toReadInvoice } from "../reading/read-invoice.ts";
import { requireNoInvoiceInterest } from "../require-no-invoice-interest.ts";
import { computePayerAlias, openEase, openPlan, sealEase, sealPlan } from "../sealed-content.ts";
import { getSeries, listSeries } from "../series.ts";
import { createPlanRow, endPlanRow, listPlanRows, type PlanRow } from "../store/plans.ts";
import { endEaseRow, listEaseRows } from "../store/reminders.ts";
import { listInvoiceRows, lockInvoicePayer } from "../store.ts";
import { requireInvoiceIssuer } from "../write-invoice.ts";
import {
  computeInstalmentStandings,
  computeInstalments,
  findPlanProblem,
  type InstalmentStanding,
} from "./plan-rules.ts";

/** What somebody pays in several times. */
export interface Plan {
  readonly id: string;
  readonly seriesId: InvoiceSeriesId;
  /** Who sends the invoices. */
  readonly issuer: string;
  readonly agreedOn: CivilDate;
  readonly endedOn: CivilDate | null;
  /**
   * kept: all is paid · broken: an instalment was a month late · ended: an agent ended it. Null while it
   * runs.
   */
  readonly outcome: PlanRow["outcome"];
  readonly by: string;
  readonly words: string;
  readonly invoiceIds: readonly InvoiceId[];
  readonly instalments: readonly InstalmentStanding[];
  readonly totalCents: number;
  readonly paidCents: number;
}

/** As agents read it. */
export interface PlanOfSomebody extends Plan {
  readonly personId: PersonId;
  readonly name: string;
}

/** As `plan` is today: what was paid is what is no longer left of its invoices. By the system. */
export async function loadPlan(
  tx: Tx,
  system: Context,
  { series, row }: { readonly series: InvoiceSeries; readonly row: PlanRow },
): Promise<Plan & { readonly personId: PersonId }> {
  const { personId, by, words, invoiceIds, instalments } = openPlan(
    system,
    { seriesId: series.id, id: row.id },
    row.content,
  );
  const open = await listLeftInvoices(tx, system, { series, personId });
  const left = open
    .filter(({ invoice }) => invoiceIds.includes(invoice.id))
    .reduce((sum, one) => sum + one.left, 0);
  const totalCents = instalments.reduce((sum, { cents }) => sum + cents, 0);
  const paidCents = Math.max(0, totalCents - left);
  return {
    id: row.id,
    seriesId: series.id,
    issuer: series.name,
    agreedOn: row.agreed_on,
    endedOn: row.ended_on,
    outcome: row.outcome,
    by,
    words,
    invoiceIds,
    instalments: computeInstalmentStandings(instalments, paidCents, toCivilDate(system.now())),
    totalCents,
    paidCents,
    personId,
  };
}

/**
 * The invoices of somebody that a plan holds: neither reminded of, nor taken from their account. By the
 * system.
 */
export async function listPlannedInvoiceIds(
  tx: Tx,
  system: Context,
  { seriesId, payers }: { readonly seriesId: InvoiceSeriesId; readonly payers: readonly Buffer[] },
): Promise<ReadonlySet<InvoiceId>> {
  const rows = await listPlanRows(tx, system.authorityId, { seriesId, payers, running: true });
  return new Set(rows.flatMap((row) => openPlan(system, { seriesId, id: row.id }, row.content).invoiceIds));
}

/** Use case: what somebody pays in several times, running ones first. Throws households.cannot_act_for. */
export async function listOwnPlans(context: Context, personId: PersonId): Promise<readonly Plan[]> {
  await context.transaction((tx) =>
    requireRepresentative(tx, context, { forPersonId: personId, act: "usual" }),
  );
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const plans: Plan[] = [];
    for (const series of await listSeries(tx, system)) {
      const payers = await listPayerAliases(tx, system, { series, personId });
      const rows = await listPlanRows(tx, system.authorityId, { seriesId: series.id, payers });
      for (const row of rows) {
        const { personId: _, ...plan } = await loadPlan(tx, system, { series, row });
        plans.push(plan);
      }
    }
    return plans.toSorted((one, other) => Number(one.endedOn !== null) - Number(other.endedOn !== null));
  });
}

/** What a plan may be agreed about. */
export interface ToPlan {
  readonly series: InvoiceSeries;
  readonly personId: PersonId;
  readonly name: string;
  /** What they asked, in their words; empty when they did not. */
  readonly words: string;
  readonly invoices: readonly { readonly id: InvoiceId; readonly number: string; readonly left: number }[];
  readonly leftCents: number;
  readonly running: Plan | null;
}

interface PlanOrigin {
  readonly seriesId: InvoiceSeriesId;
  /** A request of theirs, or one of their invoices. */
  readonly about: string;
}

/**
 * Whom an agent speaks with, from a request or an invoice. Throws invoices.unknown_series, invoices.unknown.
 */
async function getPlanPayer(tx: Tx, system: Context, { seriesId, about }: PlanOrigin) {
  const series = await getSeries(tx, system, seriesId);
  const [ease] = await listEaseRows(tx, system.authorityId, { id: about, seriesId });
  if (ease) {
    const { personId } = openEase(system, { seriesId, id: ease.id }, ease.content);
    return { series, personId };
  }
  const [row] = await listInvoiceRows(tx, system.authorityId, { id: parseId<"invoice">(about), seriesId });
  const content = row ? toReadInvoice(system, series, row).content : null;
  if (!content) throw invoicesErrors.error("invoices.unknown");
  return { series, personId: content.payerId };
}

/** What they asked and nobody answered yet, whatever the agent began from. */
async function listOpenHelpRequests(
  tx: Tx,
  system: Context,
  { series, personId }: { readonly series: InvoiceSeries; readonly personId: PersonId },
) {
  const payers = await listPayerAliases(tx, system, { series, personId });
  const open = { seriesId: series.id, payers, on: toCivilDate(system.now()) };
  return (await listEaseRows(tx, system.authorityId, open))
    .filter(({ kind }) => kind === "help")
    .map((row) => ({ row, content: openEase(system, { seriesId: series.id, id: row.id }, row.content) }));
}

/**
 * Use case: an agent of the house looks at what somebody owes, to agree in how many times it is paid. They
 * are told that somebody looked. Throws access.capability_missing, invoices.unknown_series, invoices.unknown.
 */
export async function readToPlan(context: Context, asked: PlanOrigin): Promise<ToPlan> {
  requireCapability(context, "invoice.issue");
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const { series, personId } = await getPlanPayer(tx, system, asked);
    const open = await listLeftInvoices(tx, system, { series, personId });
    const help = await listOpenHelpRequests(tx, system, { series, personId });
    const payers = await listPayerAliases(tx, system, { series, personId });
    const asking = { seriesId: series.id, payers, running: true };
    const [row] = await listPlanRows(tx, system.authorityId, asking);
    await record(tx, context, { action: "invoices.help_read", personId, data: { issuer: series.name } });
    return {
      series,
      personId,
      name: (await listNamesInUse(tx, system, [personId])).get(personId) ?? "",
      words: help.map(({ content }) => content.words).join(" "),
      invoices: open.map(({ invoice, left }) => ({ id: invoice.id, number: invoice.number, left })),
      leftCents: open.reduce((sum, { left }) => sum + left, 0),
      running: row ? await loadPlan(tx, system, { series, row }) : null,
    };
  });
}

export interface NewPlan extends PlanOrigin {
  /** From the form: sent twice, it is one plan. */
  readonly id: string;
  readonly count: number;
  readonly first: CivilDate;
  /** What the agent looked at, in cents: anything else is agreed again. */
  readonly total: number;
  readonly words: string;
}

/**
 * Use case: an agent of the house agrees with somebody in how many times they pay what they owe. Their
 * request, when there is one, is answered by it. No reminder leaves about these invoices, and none is taken
 * from their account, while it runs.
 * @param listAtBank of invoices, those whose direct debit is with the bank already Throws
 *   access.capability_missing, invoices.agent_needed, invoices.own_interest, invoices.unknown_series,
 *   invoices.unknown, invoices.nothing_to_pay, invoices.plan_count, invoices.plan_first,
 *   invoices.plan_debited, invoices.changed_meanwhile, invoices.plan_running, invoices.reason_missing.
 */
export async function createPlan(context: Context, asked: NewPlan, listAtBank: ListAtBank): Promise<void> {
  const by = requireInvoiceIssuer(context);
  const words = parseAgentWords(asked.words, { isNeeded: false });
  const system = toInvoicesSystem(context);
  await system.transaction(async (tx) => {
    const { series, personId } = await getPlanPayer(tx, system, asked);
    await requireNoInvoiceInterest(tx, context, system, personId);
    const payer = computePayerAlias(system, series.id, personId);
    await lockInvoicePayer(tx, system.authorityId, { seriesId: series.id, payer });
    const [known] = await listPlanRows(tx, system.authorityId, { id: asked.id });
    if (known) {
      // Sent twice, it is one plan; ended since, or another's, nothing is agreed by it.
      const isSame = known.ended_on === null && known.series_id === series.id && known.payer.equals(payer);
      if (!isSame) throw invoicesErrors.error("invoices.changed_meanwhile");
      return;
    }
    const open = await listLeftInvoices(tx, system, { series, personId });
    const total = open.reduce((sum, { left }) => sum + left, 0);
    if (total === 0) throw invoicesErrors.error("invoices.nothing_to_pay");
    if (total !== asked.total) throw invoicesErrors.error("invoices.changed_meanwhile");
    // What the bank has is taken: nobody is promised that it is not.
    const ids = open.map(({ invoice }) => invoice.id);
    const { atBank } = await listAtBank(tx, system, ids);
    if (atBank.size > 0) throw invoicesErrors.error("invoices.plan_debited");
    const today = toCivilDate(context.now());
    const problem = findPlanProblem(total, { ...asked, today });
    if (problem) throw invoicesErrors.error(`invoices.plan_${problem}`);
    const instalments = [...computeInstalments(total, asked)];
    const content = { personId, by, words, invoiceIds: ids, instalments };
    const isNew = await createPlanRow(tx, {
      authority_id: system.authorityId,
      id: asked.id,
      series_id: series.id,
      payer,
      agreed_on: today,
      content: sealPlan(system, { seriesId: series.id, id: asked.id }, content),
    });
    if (!isNew) throw invoicesErrors.error("invoices.plan_running");
    for (const { row, content: help } of await listOpenHelpRequests(tx, system, { series, personId }))
      await endEaseRow(tx, system.authorityId, {
        id: row.id,
        on: today,
        content: sealEase(system, { seriesId: series.id, id: row.id }, { ...help, answer: words || null }),
      });
    await record(tx, context, {
      action: "invoices.plan_agreed",
      personId,
      data: { issuer: series.name, amount: total, times: instalments.length, first: asked.first },
    });
    const { name: issuer, help } = series;
    const data = { what: "agreed", issuer, help, words, total, instalments } as const;
    await notifyTold(tx, system, { personId, template: "invoice_plan", data });
  });
}

/**
 * Use case: the plans that run in a series, each payer told that they were read. Throws
 * access.capability_missing, invoices.unknown_series.
 */
export async function listPlans(
  context: Context,
  seriesId: InvoiceSeriesId,
): Promise<readonly PlanOfSomebody[]> {
  requireCapability(context, "invoice.issue");
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const series = await getSeries(tx, system, seriesId);
    const rows = await listPlanRows(tx, system.authorityId, { seriesId, running: true });
    const plans: (Plan & { readonly personId: PersonId })[] = [];
    for (const row of rows) plans.push(await loadPlan(tx, system, { series, row }));
    const people = [...new Set(plans.map(({ personId }) => personId))];
    const names = await listNamesInUse(tx, system, people);
    for (const personId of people)
      await record(tx, context, { action: "invoices.help_read", personId, data: { issuer: series.name } });
    return plans.map((plan) => ({ ...plan, name: names.get(plan.personId) ?? "" }));
  });
}

/**
 * Use case: an agent of the house ends a plan, and says why: what is left is due as any invoice. Done
 * already, it changes nothing. Throws access.capability_missing, invoices.agent_needed,
 * invoices.own_interest, invoices.unknown_plan, invoices.reason_missing.
 */
export async function endPlan(
  context: Context,
  {
    id,
    seriesId,
    reason,
  }: { readonly id: string; readonly seriesId: InvoiceSeriesId; readonly reason: string },
): Promise<void> {
  requireInvoiceIssuer(context);
  const words = parseAgentWords(reason, { isNeeded: true });
  const system = toInvoicesSystem(context);
  await system.transaction(async (tx) => {
    const [row] = await listPlanRows(tx, system.authorityId, { id, seriesId });
    if (!row) throw invoicesErrors.error("invoices.unknown_plan");
    const series = await getSeries(tx, system, seriesId);
    const plan = await loadPlan(tx, system, { series, row });
    await requireNoInvoiceInterest(tx, context, system, plan.personId);
    await closePlan(tx, { context, system, series }, { plan, outcome: "ended", words });
  });
}

/** A plan that is over: told, and what is left is due as any invoice. */
export async function closePlan(
  tx: Tx,
  {
    context,
    system,
    series,
  }: { readonly context: Context; readonly system: Context; readonly series: InvoiceSeries },
  {
    plan,
    outcome,
    words = "",
  }: {
    readonly plan: Plan & { readonly personId: PersonId };
    readonly outcome: NonNullable<PlanRow["outcome"]>;
    readonly words?: string;
  },
): Promise<void> {
  const today = toCivilDate(system.now());
  if (!(await endPlanRow(tx, system.authorityId, { id: plan.id, on: today, outcome }))) return;
  const { personId } = plan;
  const left = plan.totalCents - plan.paidCents;
  await record(tx, context, {
    action: "invoices.plan_ended",
    personId,
    data: { issuer: series.name, outcome, left },
  });
  const { name: issuer, help } = series;
  const data = { what: outcome, issuer, help, words, left } as const;
  await notifyTold(tx, system, { personId, template: "invoice_plan", data });
}
