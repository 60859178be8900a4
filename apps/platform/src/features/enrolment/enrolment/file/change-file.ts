import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type FileId, parseId } from "../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { type Capability, endCodesOfDraft, requireCapability } from "../../../access/access/index.ts";
import type { AgentAct } from "../deciding/decision.ts";
import { enrolmentErrors } from "../errors.ts";
import { resolveNextState } from "../rules.ts";
import { findFileRow, findFileRowLocked, updateFile } from "../store/files.ts";
import type { FileChange, FileRow } from "../store/tables.ts";
import { isDraftOfAnother } from "./between-representatives.ts";
import type { EnrolmentFile, FileAct } from "./file.ts";
import { requireDecider } from "./route.ts";

const HOUR_MS = 3_600_000;

/** Throws enrolment.unknown_file when absent or out of reach. */
export async function getFileRow(tx: Tx, context: Context, id: FileId): Promise<FileRow> {
  const row = await findFileRow(tx, context.authorityId, id);
  if (!row) throw enrolmentErrors.error("enrolment.unknown_file");
  return row;
}

/**
 * The row of a file, locked until the transaction ends. Throws enrolment.unknown_file,
 * enrolment.draft_of_another.
 */
export async function getFileLocked(tx: Tx, context: Context, id: FileId): Promise<FileRow> {
  const row = await findFileRowLocked(tx, context.authorityId, id);
  if (!row) throw enrolmentErrors.error("enrolment.unknown_file");
  if (isDraftOfAnother(context, row)) throw enrolmentErrors.error("enrolment.draft_of_another");
  return row;
}

/**
 * For an agent, who says which version was read. Throws request.changed_meanwhile, access.capability_missing.
 */
export async function getAgentFileLocked(
  tx: Tx,
  context: Context,
  { fileId, version }: AgentAct,
  capability: Capability,
): Promise<FileRow> {
  requireCapability(context, capability);
  const row = await getFileLocked(tx, context, fileId);
  requireCapability(
    context,
    capability,
    row.desk_id === null ? {} : { deskId: parseId<"desk">(row.desk_id) },
  );
  if (row.version !== version) throw kernelErrors.error("request.changed_meanwhile");
  if (capability === "file.decide") await requireDecider(tx, context, row);
  return row;
}

/** One act of the machine. Throws enrolment.not_possible_now. */
export async function applyFileAct(
  tx: Tx,
  context: Context,
  row: FileRow,
  act: FileAct,
  change: FileChange = {},
): Promise<FileRow> {
  const state = resolveNextState(row.state, act, context.actor.kind);
  if (!state) throw enrolmentErrors.error("enrolment.not_possible_now");
  await endCodes(tx, context, row, act);
  return updateFileVersion(tx, context, row, { ...change, state });
}

/**
 * A code opens a draft. Whoever sends it from a session of a code reads the receipt within the hour, unless
 * it is decided first.
 */
async function endCodes(tx: Tx, context: Context, row: FileRow, act: FileAct): Promise<void> {
  if (row.state !== "draft" && act !== "decide") return;
  const until = new Date(context.now().getTime() + (act === "submit" ? HOUR_MS : 0));
  await endCodesOfDraft(tx, { personId: parseId<"person">(row.contact_id), draftId: row.id, until });
}

/** Another version of the file, in the same state. */
export async function updateFileVersion(
  tx: Tx,
  context: Context,
  row: FileRow,
  change: FileChange = {},
): Promise<FileRow> {
  return updateFile(tx, row, { ...change, touched_on: toCivilDate(context.now()) });
}

export function toEnrolmentFile(row: FileRow): EnrolmentFile {
  return {
    id: parseId<"file">(row.id),
    personId: parseId<"person">(row.person_id),
    contactId: parseId<"person">(row.contact_id),
    state: row.state,
    version: row.version,
    openedOn: row.opened_on,
    openedAt: row.opened_at,
    ...(row.desk_id === null ? {} : { deskId: parseId<"desk">(row.desk_id) }),
    ...(row.assigned_to === null ? {} : { assignedTo: parseId<"staff">(row.assigned_to) }),
    ...(row.receipt_number === null ? {} : { receiptNumber: row.receipt_number }),
    ...(row.submitted_at === null ? {} : { submittedAt: row.submitted_at }),
    ...(row.due_on === null ? {} : { dueOn: row.due_on }),
    ...(row.decided_on === null ? {} : { decidedOn: row.decided_on }),
    ...(row.ended_on === null ? {} : { endedOn: row.ended_on }),
    ...(row.mode === null ? {} : { mode: row.mode }),
    byException: row.by_exception,
  };
}

/** Says what happened to whoever listens. */
export async function publishFileEvent(tx: Tx, context: Context, event: string, row: FileRow): Promise<void> {
  await context.ports.events.emit(
    tx,
    `enrolment.${event}`,
    {
      authorityId: context.authorityId,
      requestId: context.requestId,
      fileId: row.id,
      personId: row.person_id,
    },
    { orderKey: row.person_id },
  );
}
