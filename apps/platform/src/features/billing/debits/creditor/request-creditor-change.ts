import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId, type StaffId } from "../../../../kernel/ids.ts";
import { runEachInTurn } from "../../../../kernel/run-each-in-turn.ts";
import { formatLastFour, toComparableName } from "../../../../kernel/text.ts";
import {
  hasCapability,
  isAmongAgents,
  listAgents,
  requireCapability,
  type StaffAgent,
} from "../../../access/access/index.ts";
import { computeWaitEnd } from "../../../trust/approvals/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import { findNaming, listRegies, type RegieId } from "../../payments/index.ts";
import { requireDebitAgent, resolveDebitRights } from "../agents.ts";
import type { Creditor, CreditorChange, CreditorChangeId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { notifyAgentCreditorChange } from "../notify-debit-news.ts";
import { toCreditor, toCreditorChange, toDebitsSystem } from "../read-rows.ts";
import {
  createCreditorChangeRow,
  listDueChanges,
  listWaitingChanges,
  lockCreditorSeries,
  updateChange,
} from "../store/creditor-changes.ts";
import { listCreditorRows, updateCreditorRow } from "../store/creditors.ts";
import { listCreditorProblems } from "./list-creditor-problems.ts";

/** Where one administrator is alone: so long for the others who are told to say that something is wrong. */
export const ALONE_DAYS = 14;

/** What waits, as an agent of the administration reads it. */
export interface WaitingChange extends CreditorChange {
  /** As they are called; empty when they are no longer an agent here. */
  readonly by: string;
  /** Who reads counts for one with who asked: another administrator says yes. */
  readonly isTheirs: boolean;
  /** Who reads may give it up: an administrator, or a régisseur who is told of it. */
  readonly mayStop: boolean;
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

/**
 * It serves nothing yet. Asked otherwise, what waited is given up, and told; asked alike, it goes on waiting.
 * By an administrator, the creditor held.
 */
export async function requestCreditorChange(
  tx: Tx,
  context: Context,
  { former, asked }: AskedChange,
): Promise<void> {
  const agent = requireDebitAgent(context);
  const waits = (await listWaiting(tx, context)).find(({ creditor }) => creditor.seriesId === asked.seriesId);
  if (waits && isAlike(waits.creditor, asked)) return;
  await cancelWaitingChange(tx, context, { former, by: agent.label });
  const today = toCivilDate(context.now());
  const isAlone = (await listOtherAdministrators(tx, context, agent)).length === 0;
  const servesOn = isAlone ? computeWaitEnd(today, ALONE_DAYS) : null;
  await createCreditorChangeRow(tx, {
    ...toCreditorRow(context, asked),
    id: context.newId<CreditorChangeId>(),
    asked_by: agent.staffId,
    asked_on: today,
    serves_on: servesOn,
  });
  await record(tx, context, {
    action: "debits.creditor_change_asked",
    data: { ...buildCreditorChangeData({ former, asked }), servesOn },
  });
  await notifyCreditorChange(tx, context, {
    former,
    asked,
    news: { what: "asked", by: agent.label, servesOn },
  });
}

/**
 * Administrators of invoices who may be somebody else than this one: of another name. Whom they added this
 * week counts for one with them until then: their yes is waited for all the same, and no day serves in its
 * place.
 */
const listOtherAdministrators = async (
  tx: Tx,
  context: Context,
  { staffId, label }: { readonly staffId: StaffId; readonly label: string },
): Promise<readonly StaffAgent[]> =>
  (await listInvoiceAdministrators(tx, context)).filter(
    ({ id, displayName }) => id !== staffId && toComparableName(displayName) !== toComparableName(label),
  );

const isAlike = (one: Creditor, other: Creditor): boolean =>
  one.name === other.name &&
  one.ics === other.ics &&
  one.iban === other.iban &&
  one.regieId === other.regieId &&
  one.noticeDays === other.noticeDays;

async function listInvoiceAdministrators(tx: Tx, context: Context): Promise<readonly StaffAgent[]> {
  return (await listAgents(tx, context)).filter(({ id, displayName, roles }) =>
    hasCapability({ kind: "staff", staffId: id, label: displayName, roles }, "invoice.issue"),
  );
}

/**
 * Use case: another administrator says yes to what waits: it serves at once, for what is prepared from now
 * on. Whoever counts for one with who asked does not. What was asked is looked at again. Throws
 * access.capability_missing, debits.agent_needed, debits.change_over, debits.another_administrator_needed,
 * debits.creditor_not_valid.
 */
export async function confirmCreditorChange(context: Context, id: CreditorChangeId): Promise<void> {
  requireCapability(context, "invoice.issue");
  const agent = requireDebitAgent(context);
  await context.transaction(async (tx) => {
    const change = await getLockedChange(tx, context, id);
    if (await isAmongAgents(tx, context, [{ id: change.askedBy }]))
      throw debitsErrors.error("debits.another_administrator_needed");
    const problems = await listCreditorProblems(tx, context, change.creditor);
    if (problems.length > 0) throw debitsErrors.error("debits.creditor_not_valid", problems);
    await updateChange(tx, context.authorityId, id, { seen_by: agent.staffId });
    await applyCreditorChange(tx, context, change, agent.label);
  });
}

/**
 * Use case: an administrator, or the régisseur of today of either régie, gives up what waits: those who are
 * told may say that something is wrong. Throws debits.agent_needed, debits.not_named, debits.change_over.
 */
export async function withdrawCreditorChange(context: Context, id: CreditorChangeId): Promise<void> {
  const agent = requireDebitAgent(context);
  const system = toDebitsSystem(context);
  await system.transaction(async (tx) => {
    const change = await getLockedChange(tx, system, id);
    const former = await getFormerCreditor(tx, system, change.creditor.seriesId);
    if (!(await mayStop(tx, context, { former, asked: change.creditor })))
      throw debitsErrors.error("debits.not_named");
    await withdraw(tx, context, { change, former, by: agent.label });
  });
}

/** Those who are told of a change, and read that they may stop it. */
export async function mayStop(tx: Tx, context: Context, { former, asked }: AskedChange): Promise<boolean> {
  const { actor } = context;
  if (actor.kind !== "staff" || actor.delegationId !== undefined) return false;
  if (hasCapability(actor, "invoice.issue")) return true;
  for (const regieId of new Set([former.regieId, asked.regieId]))
    if ((await resolveDebitRights(tx, context, { regieId })).collects) return true;
  return false;
}

/** What waits for this series, if anything, is given up, and everybody told. */
export async function cancelWaitingChange(
  tx: Tx,
  context: Context,
  { former, by }: { readonly former: Creditor; readonly by: string },
): Promise<void> {
  const change = (await listWaiting(tx, context)).find(
    ({ creditor }) => creditor.seriesId === former.seriesId,
  );
  if (change) await withdraw(tx, context, { change, former, by });
}

interface Withdrawn {
  readonly change: CreditorChange;
  readonly former: Creditor;
  /** Empty: nobody did, it can serve no more. */
  readonly by: string;
}

async function withdraw(
  tx: Tx,
  context: Context,
  { change: { id, creditor }, former, by }: Withdrawn,
): Promise<void> {
  await updateChange(tx, context.authorityId, id, { state: "withdrawn" });
  const data = { series: creditor.seriesId, name: creditor.name, account: formatLastFour(creditor.iban) };
  await record(tx, context, { action: "debits.creditor_change_withdrawn", data });
  await notifyCreditorChange(tx, context, {
    former,
    asked: creditor,
    news: { what: "withdrawn", by, servesOn: null },
  });
}

/**
 * For the job: what one administrator alone asked for serves from its day on, unless it can no more.
 * Idempotent; one that fails keeps back no other.
 */
export async function applyDueCreditorChanges(context: Context): Promise<void> {
  const system = toDebitsSystem(context);
  const { authorityId } = system;
  const due = await system.transaction((tx) => listDueChanges(tx, authorityId, toCivilDate(system.now())));
  await runEachInTurn(due, (row) =>
    system.transaction(async (tx) => {
      const seriesId = parseId<"invoiceSeries">(row.series_id);
      await lockCreditorSeries(tx, authorityId, seriesId);
      const still = (await listDueChanges(tx, authorityId, toCivilDate(system.now()))).find(
        ({ id }) => id === row.id,
      );
      if (!still) return;
      const change = toCreditorChange(still);
      const problems = await listCreditorProblems(tx, system, change.creditor);
      if (problems.length === 0) return applyCreditorChange(tx, system, change, "");
      await withdraw(tx, system, { change, former: await getFormerCreditor(tx, system, seriesId), by: "" });
    }),
  );
}

async function applyCreditorChange(
  tx: Tx,
  context: Context,
  change: CreditorChange,
  by: string,
): Promise<void> {
  const { id, creditor } = change;
  const former = await getFormerCreditor(tx, context, creditor.seriesId);
  // In this order: the guard of the creditor asks for a change that waits still.
  await updateCreditorRow(tx, toCreditorRow(context, creditor));
  await updateChange(tx, context.authorityId, id, { state: "served" });
  await record(tx, context, {
    action: "debits.creditor_set",
    data: buildCreditorChangeData({ former, asked: creditor }),
  });
  await notifyCreditorChange(tx, context, {
    former,
    asked: creditor,
    news: { what: "served", by, servesOn: null },
  });
}

/** One that waits, its series held. Throws debits.change_over. */
async function getLockedChange(tx: Tx, context: Context, id: CreditorChangeId): Promise<CreditorChange> {
  const find = async () => (await listWaiting(tx, context)).find((one) => one.id === id);
  const found = await find();
  if (found) await lockCreditorSeries(tx, context.authorityId, found.creditor.seriesId);
  const still = found && (await find());
  if (!still) throw debitsErrors.error("debits.change_over");
  return still;
}

const listWaiting = async (tx: Tx, { authorityId }: Context): Promise<readonly CreditorChange[]> =>
  (await listWaitingChanges(tx, authorityId)).map(toCreditorChange);

/** What waits for a series, as the acting agent reads it. By the system. */
export async function findWaitingChange(
  tx: Tx,
  system: Context,
  { seriesId, reads }: { readonly seriesId: InvoiceSeriesId; readonly reads: Context },
): Promise<WaitingChange | null> {
  const change = (await listWaiting(tx, system)).find(({ creditor }) => creditor.seriesId === seriesId);
  if (!change) return null;
  const asker = (await listAgents(tx, system)).find(({ id }) => id === change.askedBy);
  const former = await getFormerCreditor(tx, system, seriesId);
  const isTheirs = await isAmongAgents(tx, reads, [{ id: change.askedBy }]);
  const stops = await mayStop(tx, reads, { former, asked: change.creditor });
  return { ...change, by: asker?.displayName ?? "", isTheirs, mayStop: stops };
}

async function getFormerCreditor(tx: Tx, context: Context, seriesId: InvoiceSeriesId): Promise<Creditor> {
  const found = (await listCreditorRows(tx, context.authorityId)).find((row) => row.series_id === seriesId);
  if (!found) throw debitsErrors.error("debits.no_creditor");
  return toCreditor(found);
}

export const toCreditorRow = (
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
export const buildCreditorChangeData = ({
  former,
  asked,
}: {
  readonly former: Creditor | undefined;
  readonly asked: Creditor;
}) => ({
  series: asked.seriesId,
  name: asked.name,
  ics: asked.ics,
  account: formatLastFour(asked.iban),
  former: former ? formatLastFour(former.iban) : null,
  regie: asked.regieId,
  formerRegie: former?.regieId ?? null,
  notice: asked.noticeDays,
  formerNotice: former?.noticeDays ?? null,
});

interface Telling extends AskedChange {
  readonly news: {
    readonly what: "first" | "agreed" | "asked" | "served" | "withdrawn";
    readonly by: string;
    readonly servesOn: string | null;
  };
}

/** Every administrator of invoices, who asked included, and the régisseurs of today. */
export async function notifyCreditorChange(
  tx: Tx,
  context: Context,
  { former, asked, news }: Telling,
): Promise<void> {
  const agents = await listAgents(tx, context);
  const administrators = new Set((await listInvoiceAdministrators(tx, context)).map(({ id }) => id));
  const regisseurs = await listRegisseurIds(tx, context, [former.regieId, asked.regieId]);
  for (const { id, email } of agents)
    if (administrators.has(id) || regisseurs.has(id))
      await notifyAgentCreditorChange(tx, context, { to: email, former, asked, news });
}

async function listRegisseurIds(
  tx: Tx,
  context: Context,
  ids: readonly RegieId[],
): Promise<ReadonlySet<StaffId>> {
  const today = toCivilDate(context.now());
  const regies = (await listRegies(tx, context)).filter(({ id }) => ids.includes(id));
  return new Set(
    regies.flatMap((regie) =>
      regie.agents
        .filter(({ staffId }) => findNaming(regie, staffId, today)?.part === "regisseur")
        .map(({ staffId }) => staffId),
    ),
  );
}
