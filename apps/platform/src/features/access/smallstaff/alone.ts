import type { ApprovalKind, WaitingApproval } from "../../../kernel/approvals.ts";
import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { AppError } from "../../../kernel/errors.ts";
import type { Id } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { applyApprovalMove, computeWaitEnd } from "../../trust/approvals/index.ts";
import { record } from "../../trust/audit/index.ts";
import { hasCapability, isAmongAgents, type OneAgent, requireCapability } from "../access/index.ts";
import { smallstaffErrors } from "./errors.ts";
import { findModeInForce, requireModeAgent } from "./mode.ts";
import { type AloneKind, aloneKinds, isAloneKind } from "./rules.ts";
import {
  type AloneApprovalRow,
  createAloneRow,
  findAloneRow,
  findAloneRowLocked,
  findAnnouncedRowLocked,
  listAloneRows,
  updateAloneRow,
} from "./store.ts";

export type AloneApprovalId = Id<"aloneApproval">;

/** What is approved: its kind, its number there, and of what content. */
export interface ApprovalSubject {
  readonly kind: AloneKind;
  readonly id: string;
  /** Another revision is another thing; "" where its content never changes. */
  readonly mark: string;
}

/**
 * Use case: who asked announces that they will approve it alone, in the mode of small staffs with a delay.
 * Whoever may answer is told, and may refuse until that day. Announced already, nothing changes. Throws
 * access.capability_missing, smallstaff.never_alone, smallstaff.mode_off, smallstaff.not_waiting,
 * smallstaff.over (refused for this content).
 */
export async function submitAloneApproval(
  context: Context,
  { kind, id }: { readonly kind: ApprovalKind; readonly id: string },
): Promise<CivilDate> {
  if (!isAloneKind(kind.kind)) throw smallstaffErrors.error("smallstaff.never_alone");
  const of = kind.kind;
  requireCapability(context, aloneKinds[of]);
  const by = requireModeAgent(context);
  return context.transaction(async (tx) => {
    const mode = await findModeInForce(tx, context);
    if (mode?.form !== "delay") throw smallstaffErrors.error("smallstaff.mode_off");
    // What waits today, and is theirs: nothing is announced before it can be read.
    const waits = (await kind.listWaiting(context)).find((one) => one.id === id);
    if (waits?.standing !== "asked") throw smallstaffErrors.error("smallstaff.not_waiting");
    const today = toCivilDate(context.now());
    const subject = { kind: of, subject: id, mark: waits.mark ?? "" };
    const known = await findAnnouncedRowLocked(tx, context.authorityId, subject);
    if (known && known.refused_on !== null) throw smallstaffErrors.error("smallstaff.over");
    if (known && known.mode_id === mode.id) return known.due_on;
    if (known) throw smallstaffErrors.error("smallstaff.over");
    const dueOn = computeWaitEnd(today, mode.days);
    await createAloneRow(tx, {
      ...{ authority_id: context.authorityId, id: context.newId<AloneApprovalId>(), mode_id: mode.id },
      ...{ ...subject, announced_by: by, announced_on: today, due_on: dueOn },
    });
    await record(tx, context, {
      action: "smallstaff.announced",
      data: { kind: of, subject: id, what: waits.what, dueOn },
    });
    const { authorityId, requestId } = context;
    const told = { authorityId, requestId, staffId: by, kind: of, dueOn };
    await context.ports.events.emit(tx, "smallstaff.alone_announced", told);
    return dueOn;
  });
}

/**
 * Use case: whoever may answer refuses that it be approved alone; who announced it may give it up so. A
 * second agent still approves it. Refused already, nothing changes. Throws access.capability_missing,
 * smallstaff.over.
 */
export async function declineAloneApproval(
  context: Context,
  { id }: { readonly id: AloneApprovalId },
): Promise<void> {
  requireCapability(context, "service.approve");
  const by = requireModeAgent(context);
  await context.transaction(async (tx) => {
    const row = await findAloneRowLocked(tx, context.authorityId, id);
    if (!row || row.used_on !== null) throw smallstaffErrors.error("smallstaff.over");
    if (row.refused_on !== null) return;
    const on = toCivilDate(context.now());
    await updateAloneRow(tx, row, { refused_by: by, refused_on: on });
    const { kind, subject } = row;
    await record(tx, context, { action: "smallstaff.alone_refused", data: { kind, subject } });
  });
}

/**
 * Use case: an announcement that may still be refused. Throws access.capability_missing, request.not_found,
 * smallstaff.over.
 */
export async function readAnnouncement(
  context: Context,
  id: AloneApprovalId,
): Promise<{ readonly id: AloneApprovalId }> {
  requireCapability(context, "service.approve");
  const row = await context.transaction((tx) => findAloneRow(tx, context.authorityId, id));
  if (!row) throw kernelErrors.error("request.not_found");
  if (row.used_on !== null) throw smallstaffErrors.error("smallstaff.over");
  return { id };
}

/**
 * Another agent than those who asked approves, in the transaction of what is approved; or, in the mode of
 * small staffs, who asked and announced it, on its day. Each use of the mode is journalled: alone, or by an
 * agent of the paired commune. Throws `refusal`.
 */
export async function requireSecondAgent(
  tx: Tx,
  context: Context,
  subject: ApprovalSubject,
  { first, refusal }: { readonly first: readonly OneAgent[]; readonly refusal: AppError },
): Promise<void> {
  if (!(await isAmongAgents(tx, context, first))) return recordPairedAnswer(tx, context, subject);
  if (!(await useAloneApproval(tx, context, subject))) throw refusal;
}

/** Marked first, so that the database lets the approval through. False: a second agent answers. */
async function useAloneApproval(
  tx: Tx,
  context: Context,
  { kind, id, mark }: ApprovalSubject,
): Promise<boolean> {
  const row = await findAnnouncedRowLocked(tx, context.authorityId, { kind, subject: id, mark });
  if (!row || !(await isDue(tx, context, row))) return false;
  await updateAloneRow(tx, row, { used_on: toCivilDate(context.now()) });
  const data = { kind, subject: id, announcedOn: row.announced_on, mode: row.mode_id };
  await record(tx, context, { action: "smallstaff.approved_alone", data });
  return true;
}

/**
 * Whether whoever reads may approve it alone today: a page then offers what `requireSecondAgent` lets
 * through.
 */
export function mayApproveAlone(context: Context, { kind, id, mark }: ApprovalSubject): Promise<boolean> {
  return context.read(async (tx) => {
    const rows = await listAloneRows(tx, context.authorityId, kind);
    const row = rows.find((one) => one.subject === id && one.mark === mark);
    return row !== undefined && isDue(tx, context, row);
  });
}

/** Announced by whoever acts, in the mode that is still on, refused by nobody, and its day has come. */
async function isDue(tx: Tx, context: Context, row: AloneApprovalRow): Promise<boolean> {
  if (row.announced_by !== requireModeAgent(context)) return false;
  if (row.refused_on !== null || row.used_on !== null) return false;
  const mode = await findModeInForce(tx, context);
  if (mode?.form !== "delay" || mode.id !== row.mode_id) return false;
  const today = toCivilDate(context.now());
  const mayAnswer = hasCapability(context.actor, aloneKinds[row.kind]);
  const by = { isAsker: true, mayAnswer, aloneFrom: row.due_on };
  return "state" in applyApprovalMove({ state: "asked" }, { move: "approve", today, by });
}

/** An agent lent by the commune that the mode names: its use is told apart from that of the delegation. */
async function recordPairedAnswer(
  tx: Tx,
  context: Context,
  { kind, id: subject }: ApprovalSubject,
): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "staff" || actor.delegationId === undefined) return;
  const mode = await findModeInForce(tx, context);
  if (mode?.form !== "paired" || mode.delegationId !== actor.delegationId) return;
  const data = { kind, subject, mode: mode.id };
  await record(tx, context, { action: "smallstaff.approved_by_paired", data });
}

/** What who asked may do alone with each of these, and what others may stop. One query or two. */
export async function addAloneApprovals(
  tx: Tx,
  context: Context,
  kind: AloneKind,
  waiting: readonly WaitingApproval[],
): Promise<readonly WaitingApproval[]> {
  if (waiting.length === 0) return waiting;
  const mode = await findModeInForce(tx, context);
  if (mode?.form !== "delay") return waiting;
  const rows = await listAloneRows(tx, context.authorityId, kind);
  const mayApprove = hasCapability(context.actor, aloneKinds[kind]);
  return waiting.map((one) => {
    const row = rows.find(({ subject, mark }) => subject === one.id && mark === (one.mark ?? ""));
    const alone = row ? toAlone(row, mode.id) : one.standing === "asked" && mayApprove ? OFFERED : undefined;
    return alone ? { ...one, alone } : one;
  });
}

const OFFERED = { state: "offered" } as const;

function toAlone(row: AloneApprovalRow, modeId: string): WaitingApproval["alone"] {
  if (row.refused_on !== null || row.mode_id !== modeId) return { state: "refused" };
  return { state: "announced", id: row.id, from: row.due_on };
}
