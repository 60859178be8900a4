import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { accessErrors, hasFileDeciders } from "../../../access/access/index.ts";
import { type Desk, getDefaultDesk, getDesk, listOpenDesks } from "../../../authorities/authorities/index.ts";
import {
  type Door,
  findOrganisation,
  isModeOpen,
  isOnRoute,
  type ModeName,
  mayActorDecide,
  routeFile,
} from "../../organisation/index.ts";
import { enrolmentErrors } from "../errors.ts";
import type { FileRow } from "../store/tables.ts";
import type { FileAnswers } from "./file.ts";

/** Open, closed by the organisation mode, or in a town where nobody decides files yet. */
export type DoorState = "open" | "closed" | "not_open_yet";

export function findDoor(context: Context, door: Door): Promise<DoorState> {
  return context.read(async (tx) => {
    if (!(await hasFileDeciders(tx, context))) return "not_open_yet";
    const { mode } = await findOrganisation(context);
    return isModeOpen(mode, door) ? "open" : "closed";
  });
}

/**
 * Throws enrolment.door_closed: the organisation mode has files begun elsewhere; enrolment.not_open_yet:
 * nobody would decide the file.
 */
export async function requireOpenDoor(context: Context, door: Door): Promise<void> {
  const state = await findDoor(context, door);
  if (state === "not_open_yet") throw enrolmentErrors.error("enrolment.not_open_yet");
  if (state === "closed") throw enrolmentErrors.error("enrolment.door_closed");
}

/** The desk to which a file goes when it is sent, and the mode that says so. */
export async function resolveFileRoute(
  tx: Tx,
  context: Context,
  row: FileRow,
  { startedFor }: FileAnswers,
): Promise<{ readonly mode: ModeName; readonly desk: Desk }> {
  const { mode } = await findOrganisation(context);
  const desks = await listOpenDesks(tx, context);
  const openedAt = desks.find(({ id }) => id === row.desk_id);
  const desk = routeFile(mode, {
    desks,
    ...(openedAt ? { openedAt } : {}),
    ...(startedFor === undefined ? {} : { startedFor }),
  });
  return { mode, desk: desk ?? (await getDefaultDesk(context)) };
}

/** Is the decision this agent's, under the mode in which the file was sent? */
export async function isDecider(tx: Tx, context: Context, row: FileRow): Promise<boolean> {
  if (row.desk_id === null) return true;
  const desk = await getDesk(tx, context, parseId<"desk">(row.desk_id));
  const placed = { desk, byException: row.by_exception, ...(row.mode === null ? {} : { mode: row.mode }) };
  return mayActorDecide(context.actor, placed);
}

/**
 * Throws access.capability_missing: the decision belongs to another desk, under the mode in which the file
 * was sent.
 */
export async function requireDecider(tx: Tx, context: Context, row: FileRow): Promise<void> {
  if (!(await isDecider(tx, context, row))) throw accessErrors.error("access.capability_missing");
}

/** Files sent before modes existed go anywhere. */
export const mayStayInMode = ({ mode }: FileRow, desk: Desk): boolean =>
  mode === null || isOnRoute(mode, desk);
