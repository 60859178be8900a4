import type { ElementValue } from "@ardeco/contracts";
import { addDays } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { FileId, PersonId } from "../../../../kernel/ids.ts";
import { mayRepresent } from "../../../identity/households/index.ts";
import {
  closeFormer,
  createDeclaration,
  type Element,
  listElements,
  validateElement,
} from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { deleteMove, findLockedMove, findMoveRow } from "../store.ts";
import { type MoveDetail, openMove } from "./move.ts";
import { isSaidByAnother } from "./submit-move.ts";

/**
 * Job: once an agent has checked the new address of who moved, the former one ends on the day before, and the
 * same holds for the children who moved along: one file, one decision. Idempotent: the move is then
 * forgotten.
 */
export async function applyVerifiedMove(context: Context, personId: PersonId): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await findLockedMove(tx, context.authorityId, personId);
    if (!row) return;
    const move = await openMove(tx, context, personId, row.sealed);
    const checked = (await findPersonAddress(tx, context, personId)).validated;
    if (!checked || !isThatMove(checked, move)) return;
    await applyMove(tx, context, { personId, checked, move });
  });
}

/**
 * Job: the file in which the move was asked is over. What it did not check will not be: another address,
 * checked another day in the same town, moves nobody along. Idempotent; leaves alone a move asked in another
 * file.
 */
export async function endMove(
  context: Context,
  { personId, fileId }: { readonly personId: PersonId; readonly fileId: FileId },
): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await findLockedMove(tx, context.authorityId, personId);
    if (!row) return;
    const move = await openMove(tx, context, personId, row.sealed);
    if (move.fileId !== fileId) return;
    const checked = (await findPersonAddress(tx, context, personId)).validated;
    // This job may come before the one that follows the address.
    if (checked && isThatMove(checked, move)) await applyMove(tx, context, { personId, checked, move });
    else await deleteMove(tx, context.authorityId, personId);
  });
}

interface CheckedMove {
  readonly personId: PersonId;
  readonly checked: Element;
  readonly move: MoveDetail;
}

async function applyMove(tx: Tx, context: Context, { personId, checked, move }: CheckedMove): Promise<void> {
  await closeFormer(tx, context, { personId, name: "address", until: addDays(move.since, -1) });
  for (const child of move.companions)
    await updateCompanionAddress(tx, context, { mover: personId, child, checked, move });
  await deleteMove(tx, context.authorityId, personId);
  await record(tx, context, {
    action: "life.move_done",
    personId,
    data: { companions: move.companions.length },
  });
}

/**
 * Whether the agent corrected a street or not: the same commune, checked since the move was said, while its
 * file lasts.
 */
function isThatMove({ value, provenance }: Element, { address, at }: MoveDetail): boolean {
  const now = value as ElementValue<"address">;
  return provenance.at >= at && now.postal_code === address.postal_code && now.country === address.country;
}

interface Bringing {
  readonly mover: PersonId;
  readonly child: PersonId;
  readonly checked: Element;
  readonly move: MoveDetail;
}

/**
 * Asked again on the day of the decision: what another parent said meanwhile, or a link that ended, is
 * respected.
 */
async function updateCompanionAddress(
  tx: Tx,
  context: Context,
  { mover, child, checked, move }: Bringing,
): Promise<void> {
  if (!(await mayRepresent(tx, context, { personId: mover, forPersonId: child }))) return;
  const { validated, declared } = await findPersonAddress(tx, context, child);
  const said = [validated, declared].filter((one) => one !== undefined);
  if (await isSaidByAnother(context, said, { mover, child })) return;
  const { method, evidence } = checked.provenance;
  const named = { personId: child, name: "address" } as const;
  await createDeclaration(tx, context, { ...named, value: checked.value, saidBy: mover });
  await validateElement(tx, context, {
    ...named,
    method: method === "declared" ? "exception" : method,
    ...(evidence ? { evidence } : {}),
    ...(checked.validUntil ? { validUntil: checked.validUntil } : {}),
  });
  await closeFormer(tx, context, { ...named, until: addDays(move.since, -1) });
}

async function findPersonAddress(tx: Tx, context: Context, personId: PersonId) {
  const [pair] = await listElements(tx, context, personId, ["address"]);
  return { validated: pair?.validated, declared: pair?.declared };
}

/** For the agent who decides the file: since when, and who moves along. Undefined when nothing waits. */
export function findMove(
  context: Context,
  personId: PersonId,
): Promise<Pick<MoveDetail, "since" | "companions"> | undefined> {
  return context.read(async (tx) => {
    const row = await findMoveRow(tx, context.authorityId, personId);
    if (!row) return undefined;
    const { since, companions } = await openMove(tx, context, personId, row.sealed);
    return { since, companions };
  });
}
