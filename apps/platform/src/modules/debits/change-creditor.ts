import { addDays, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type StaffId } from "../../kernel/ids.ts";
import { type Agent, countAsOne, holds, listAgents, requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import type { InvoiceSeriesId } from "../invoices/index.ts";
import { listRegies, namingOn, type RegieId } from "../payments/index.ts";
import { agentOf } from "./agents.ts";
import type { Creditor, CreditorChange, CreditorChangeId } from "./debit.ts";
import { debitsErrors } from "./errors.ts";
import { asDebits, changeOf, creditorOf } from "./read-rows.ts";
import { lastFour } from "./rules.ts";
import {
  insertChange,
  listDueChanges,
  listWaitingChanges,
  lockCreditor,
  updateChange,
} from "./store/creditor-changes.ts";
import { changeCreditorRow, listCreditorRows } from "./store/mandates.ts";
import { tellCreditorChange } from "./tell.ts";

/** Where one administrator is alone: so long for the others who are told to say that something is wrong. */
export const ALONE_DAYS = 14;

/** What waits, as an agent of the administration reads it. */
export interface WaitingChange extends CreditorChange {
  /** As they are called; empty when they are no longer an agent here. */
  readonly by: string;
  /** Who reads counts for one with who asked: another administrator says yes. */
  readonly isTheirs: boolean;
}

/** Where the money goes, or who is told too late: two say so. */
export const isForTwo = (former: Creditor, asked: Creditor): boolean =>
  former.iban !== asked.iban ||
  former.ics !== asked.ics ||
  former.regieId !== asked.regieId ||
  asked.noticeDays < former.noticeDays;

interface AskedChange {
  readonly former: Creditor;
  readonly asked: Creditor;
}

/** It serves nothing yet. Asked again, what waited is given up. By an administrator, the creditor held. */
export async function askChange(tx: Tx, context: Context, { former, asked }: AskedChange): Promise<void> {
  const agent = agentOf(context);
  const today = civilDate(context.now());
  const isAlone = (await othersThan(tx, context, agent.staffId)).length === 0;
  const servesOn = isAlone ? addDays(today, ALONE_DAYS) : null;
  await insertChange(tx, {
    ...rowOf(context, asked),
    id: context.newId<CreditorChangeId>(),
    asked_by: agent.staffId,
    asked_on: today,
    serves_on: servesOn,
  });
  await record(tx, context, {
    action: "debits.creditor_change_asked",
    data: { ...told({ former, asked }), servesOn },
  });
  await tellAll(tx, context, { former, asked, news: { what: "asked", by: agent.label, servesOn } });
}

/** Administrators of invoices who do not count for one with this one. */
async function othersThan(tx: Tx, context: Context, staffId: StaffId): Promise<readonly Agent[]> {
  const others: Agent[] = [];
  for (const one of await administratorsOf(tx, context))
    if (!(await countAsOne(tx, context, { id: staffId }, { id: one.id, label: one.displayName })))
      others.push(one);
  return others;
}

async function administratorsOf(tx: Tx, context: Context): Promise<readonly Agent[]> {
  return (await listAgents(tx, context)).filter(({ id, displayName, roles }) =>
    holds({ kind: "staff", staffId: id, label: displayName, roles }, "invoice.issue"),
  );
}

/**
 * Use case: another administrator says yes to what waits: it serves at once, for what is prepared from now on. Whoever counts for one with who asked
 * does not. Throws access.capability_missing, debits.agent_needed, debits.change_over, debits.another_administrator_needed.
 */
export async function confirmCreditorChange(context: Context, id: CreditorChangeId): Promise<void> {
  requireCapability(context, "invoice.issue");
  const agent = agentOf(context);
  await context.transaction(async (tx) => {
    const change = await held(tx, context, id);
    const asker = { id: change.askedBy };
    if (await countAsOne(tx, context, asker, { id: agent.staffId, label: agent.label }))
      throw debitsErrors.error("debits.another_administrator_needed");
    await updateChange(tx, context.authorityId, id, { seen_by: agent.staffId });
    await serve(tx, context, change, agent.label);
  });
}

/** Use case: an administrator gives up what waits. Throws access.capability_missing, debits.agent_needed, debits.change_over. */
export async function withdrawCreditorChange(context: Context, id: CreditorChangeId): Promise<void> {
  requireCapability(context, "invoice.issue");
  const agent = agentOf(context);
  await context.transaction(async (tx) => {
    const change = await held(tx, context, id);
    await giveUp(tx, context, change.creditor.seriesId);
    const former = await formerOf(tx, context, change.creditor.seriesId);
    await tellAll(tx, context, {
      former,
      asked: change.creditor,
      news: { what: "withdrawn", by: agent.label, servesOn: null },
    });
  });
}

/** What waits for this series, if anything, is given up. */
export async function giveUp(tx: Tx, context: Context, seriesId: InvoiceSeriesId): Promise<void> {
  const waiting = (await listWaiting(tx, context)).find(({ creditor }) => creditor.seriesId === seriesId);
  if (!waiting) return;
  const { id, creditor } = waiting;
  await updateChange(tx, context.authorityId, id, { state: "withdrawn" });
  const data = { series: seriesId, name: creditor.name, account: lastFour(creditor.iban) };
  await record(tx, context, { action: "debits.creditor_change_withdrawn", data });
}

/** For the job: what one administrator alone asked for serves from its day on. Idempotent. */
export async function serveChanges(context: Context): Promise<void> {
  const system = asDebits(context);
  const { authorityId } = system;
  const due = await system.transaction((tx) => listDueChanges(tx, authorityId, civilDate(system.now())));
  for (const row of due)
    await system.transaction(async (tx) => {
      await lockCreditor(tx, authorityId, asId<"invoiceSeries">(row.series_id));
      const still = (await listDueChanges(tx, authorityId, civilDate(system.now()))).find(
        ({ id }) => id === row.id,
      );
      if (still) await serve(tx, system, changeOf(still), "");
    });
}

async function serve(tx: Tx, context: Context, change: CreditorChange, by: string): Promise<void> {
  const { id, creditor } = change;
  const former = await formerOf(tx, context, creditor.seriesId);
  // In this order: the guard of the creditor asks for a change that waits still.
  await changeCreditorRow(tx, rowOf(context, creditor));
  await updateChange(tx, context.authorityId, id, { state: "served" });
  await record(tx, context, { action: "debits.creditor_set", data: told({ former, asked: creditor }) });
  await tellAll(tx, context, { former, asked: creditor, news: { what: "served", by, servesOn: null } });
}

/** One that waits, its series held. Throws debits.change_over. */
async function held(tx: Tx, context: Context, id: CreditorChangeId): Promise<CreditorChange> {
  const find = async () => (await listWaiting(tx, context)).find((one) => one.id === id);
  const found = await find();
  if (found) await lockCreditor(tx, context.authorityId, found.creditor.seriesId);
  const still = found && (await find());
  if (!still) throw debitsErrors.error("debits.change_over");
  return still;
}

const listWaiting = async (tx: Tx, { authorityId }: Context): Promise<readonly CreditorChange[]> =>
  (await listWaitingChanges(tx, authorityId)).map(changeOf);

/** What waits for a series, as the acting agent reads it. By the system. */
export async function waitingChangeOf(
  tx: Tx,
  system: Context,
  { seriesId, reader }: { readonly seriesId: InvoiceSeriesId; readonly reader: Context["actor"] },
): Promise<WaitingChange | null> {
  const change = (await listWaiting(tx, system)).find(({ creditor }) => creditor.seriesId === seriesId);
  if (!change) return null;
  const asker = (await listAgents(tx, system)).find(({ id }) => id === change.askedBy);
  const isTheirs =
    reader.kind !== "staff" ||
    (await countAsOne(tx, system, { id: change.askedBy }, { id: reader.staffId, label: reader.label }));
  return { ...change, by: asker?.displayName ?? "", isTheirs };
}

async function formerOf(tx: Tx, context: Context, seriesId: InvoiceSeriesId): Promise<Creditor> {
  const found = (await listCreditorRows(tx, context.authorityId)).find((row) => row.series_id === seriesId);
  if (!found) throw debitsErrors.error("debits.no_creditor");
  return creditorOf(found);
}

export const rowOf = (
  { authorityId }: Context,
  { seriesId, regieId, name, ics, iban, noticeDays }: Creditor,
) => ({
  authority_id: authorityId,
  series_id: seriesId,
  regie_id: regieId,
  name,
  ics,
  iban,
  notice_days: noticeDays,
});

/** An account that was turned aside for a day is read in the journal: its digits, and those of before. */
export const told = ({
  former,
  asked,
}: {
  readonly former: Creditor | undefined;
  readonly asked: Creditor;
}) => ({
  series: asked.seriesId,
  name: asked.name,
  ics: asked.ics,
  account: lastFour(asked.iban),
  former: former ? lastFour(former.iban) : null,
  regie: asked.regieId,
  formerRegie: former?.regieId ?? null,
  notice: asked.noticeDays,
  formerNotice: former?.noticeDays ?? null,
});

interface Telling extends AskedChange {
  readonly news: {
    readonly what: "asked" | "served" | "withdrawn";
    readonly by: string;
    readonly servesOn: string | null;
  };
}

/** Every administrator of invoices, who asked included, and the régisseurs of today. */
async function tellAll(tx: Tx, context: Context, { former, asked, news }: Telling): Promise<void> {
  const agents = await listAgents(tx, context);
  const administrators = new Set((await administratorsOf(tx, context)).map(({ id }) => id));
  const regisseurs = await regisseursOf(tx, context, [former.regieId, asked.regieId]);
  for (const { id, email } of agents)
    if (administrators.has(id) || regisseurs.has(id))
      await tellCreditorChange(tx, context, { to: email, former, asked, news });
}

async function regisseursOf(
  tx: Tx,
  context: Context,
  ids: readonly RegieId[],
): Promise<ReadonlySet<StaffId>> {
  const today = civilDate(context.now());
  const regies = (await listRegies(tx, context)).filter(({ id }) => ids.includes(id));
  return new Set(
    regies.flatMap((regie) =>
      regie.agents
        .filter(({ staffId }) => namingOn(regie, staffId, today)?.part === "regisseur")
        .map(({ staffId }) => staffId),
    ),
  );
}
