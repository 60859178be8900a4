import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { ItemFailed, requireNoFailure } from "../../../../kernel/run-each-in-turn.ts";
import { notifyTold } from "../../../identity/households/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { InvoiceSeries } from "../invoice.ts";
import { listPayerAliases } from "../reading/list-left-invoices.ts";
import { toInvoicesSystem } from "../reading/read-invoice.ts";
import { listSeries } from "../series.ts";
import { createPlanLetterRow, listPlanLetters, listPlanRows, type PlanRow } from "../store/plans.ts";
import { listEaseRows } from "../store/reminders.ts";
import { lockInvoicePayer } from "../store.ts";
import { closePlan, loadPlan } from "./plan.ts";
import { computePlanTurn, type ToldSince } from "./plan-rules.ts";
import { findAdultAlive } from "./send-late-reminders.ts";

/**
 * Daily: a few days before each instalment, a letter; a week after, another one; a month after, the plan
 * ends, and what is left is due as any invoice. A plan of which all is paid ends. Nothing leaves, and no plan
 * breaks, while somebody who asked for help waits. Idempotent. Throws, at the end, what failed.
 */
export async function runDailyPlans(context: Context): Promise<void> {
  const system = toInvoicesSystem(context);
  const failures: ItemFailed[] = [];
  for (const series of await system.transaction((tx) => listSeries(tx, system))) {
    const asked = { seriesId: series.id, running: true };
    const rows = await system.transaction((tx) => listPlanRows(tx, system.authorityId, asked));
    for (const row of rows)
      await system
        .transaction((tx) => runDailyPlan(tx, system, { series, row }))
        .catch((error: unknown) => failures.push(new ItemFailed(row.id, error)));
  }
  requireNoFailure(failures);
}

async function runDailyPlan(
  tx: Tx,
  system: Context,
  { series, row: { id, payer } }: { readonly series: InvoiceSeries; readonly row: PlanRow },
): Promise<void> {
  const { authorityId } = system;
  await lockInvoicePayer(tx, authorityId, { seriesId: series.id, payer });
  const [row] = await listPlanRows(tx, authorityId, { id, running: true });
  if (!row) return;
  const today = toCivilDate(system.now());
  const plan = await loadPlan(tx, system, { series, row });
  const toldSince = await buildToldSince(tx, system, { series, row, personId: plan.personId });
  const turn = computePlanTurn(plan.instalments, { today, toldSince });
  if (turn.what === "nothing") return;
  if (turn.what === "kept")
    return closePlan(tx, { context: system, system, series }, { plan, outcome: "kept" });
  const personId = await findAdultAlive(tx, system, plan.personId);
  if (personId === undefined) return;
  const payers = await listPayerAliases(tx, system, { series, personId });
  const held = await listEaseRows(tx, authorityId, { seriesId: series.id, payers, on: today });
  if (held.length > 0) return;
  if (turn.what === "broken")
    return closePlan(tx, { context: system, system, series }, { plan, outcome: "broken" });
  const { number, on, cents, paid } = turn.instalment;
  const letter = { authority_id: authorityId, plan_id: id, instalment: number, what: turn.what };
  if (!(await createPlanLetterRow(tx, { ...letter, sent_on: today }))) return;
  const left = cents - paid;
  await record(tx, system, {
    action: "invoices.plan_reminded",
    personId,
    data: { issuer: series.name, left, on },
  });
  const { name: issuer, help } = series;
  await notifyTold(tx, system, {
    personId,
    template: "invoice_plan",
    data: { what: turn.what, issuer, help, left, on },
  });
}

/** Since its late letter left, or since the last pause, or request for help, ended after it. */
async function buildToldSince(
  tx: Tx,
  system: Context,
  {
    series,
    row,
    personId,
  }: { readonly series: InvoiceSeries; readonly row: PlanRow; readonly personId: PersonId },
): Promise<ToldSince> {
  const { authorityId } = system;
  const letters = await listPlanLetters(tx, authorityId, row.id);
  const payers = await listPayerAliases(tx, system, { series, personId });
  const eases = await listEaseRows(tx, authorityId, { seriesId: series.id, payers });
  const freeSince = eases
    .flatMap(({ ended_on, until }) => ended_on ?? until ?? [])
    .toSorted()
    .at(-1);
  return (number) => {
    const late = letters.find((one) => one.instalment === number && one.what === "late")?.sent_on;
    return late !== undefined && freeSince !== undefined && freeSince > late ? freeSince : late;
  };
}
