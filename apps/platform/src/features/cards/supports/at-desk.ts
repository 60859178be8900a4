import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findKept, getPerson } from "../../identity/identity/index.ts";
import { supportsErrors } from "./errors.ts";
import { getRow, moveSupport, takePlace, walkSupport } from "./move-support.ts";
import type { SupportRow } from "./store.ts";
import { offeredKinds, type Support, type SupportId, type SupportState } from "./support.ts";

/** What an agent read when they decided. */
export interface SupportSeen {
  readonly id: SupportId;
  readonly version: number;
}

/**
 * Use case: the card is written and printed; the person is told that it waits for them. Throws
 * access.capability_missing, supports.unknown, supports.not_now, supports.desk_only.
 */
export const personaliseSupport = (context: Context, seen: SupportSeen): Promise<Support> =>
  context.transaction((tx) => personaliseWithin(tx, context, seen));

/**
 * The same, with what makes the card known: one without the other would be a card of nobody. Throws as
 * personaliseSupport.
 */
export async function personaliseWithin(tx: Tx, context: Context, seen: SupportSeen): Promise<Support> {
  const row = await seenAtDesk(tx, context, seen);
  if (row.kind === "phone") throw supportsErrors.error("supports.desk_only");
  requireMade(row);
  return moveSupport(tx, context, row, { to: "personalised" });
}

/**
 * Use case: given into the hands of the person, it serves, and what it replaces no more. Throws as
 * personaliseSupport, supports.person_not_there.
 */
export async function handOverSupport(context: Context, seen: SupportSeen): Promise<Support> {
  return atDesk(context, seen, async (tx, row) => {
    requireMade(row);
    await requireThere(tx, context, row);
    const path: readonly SupportState[] = row.state === "issued" ? ["active"] : ["issued", "active"];
    const support = await walkSupport(tx, context, seen.id, path);
    await takePlace(tx, context, support);
    return support;
  });
}

/** Use case: stopped for a while, with the reason, which the person reads. Throws as personaliseSupport. */
export const suspendSupport = (context: Context, seen: SupportSeen & { readonly reason: string }) =>
  changeAtDesk(context, seen, "suspended");

/** Use case: serves again. Throws as personaliseSupport, supports.person_not_there. */
export const resumeSupport = (context: Context, seen: SupportSeen & { readonly reason: string }) =>
  changeAtDesk(context, seen, "active");

/** Use case: never serves again, though it was not lost. Throws as personaliseSupport. */
export const revokeSupport = (context: Context, seen: SupportSeen & { readonly reason: string }) =>
  changeAtDesk(context, seen, "revoked");

async function changeAtDesk(
  context: Context,
  { reason, ...seen }: SupportSeen & { readonly reason: string },
  to: "suspended" | "active" | "revoked",
): Promise<Support> {
  return atDesk(context, seen, async (tx, row) => {
    // Handing over is another gesture.
    if (to === "active" && row.state !== "suspended") throw supportsErrors.error("supports.not_now");
    if (to === "active") await requireThere(tx, context, row);
    return moveSupport(tx, context, row, { to, door: "desk", reason: reason.trim().slice(0, 300) });
  });
}

/** One that was ordered while it was offered opens nothing: it may only be ended. */
function requireMade({ kind }: SupportRow): void {
  if (!offeredKinds.some((one) => one === kind)) throw supportsErrors.error("supports.not_offered");
}

/** Nobody serves in the name of somebody who died or left: what is on the deny list for that stays there. */
async function requireThere(tx: Tx, context: Context, row: SupportRow): Promise<void> {
  const { status } = await getPerson(tx, context, await findKept(tx, context, parseId<"person">(row.person_id)));
  if (status !== "declared" && status !== "enrolled") throw supportsErrors.error("supports.person_not_there");
}

type Work = (tx: Tx, row: SupportRow) => Promise<Support>;

const atDesk = (context: Context, seen: SupportSeen, work: Work): Promise<Support> =>
  context.transaction(async (tx) => work(tx, await seenAtDesk(tx, context, seen)));

async function seenAtDesk(tx: Tx, context: Context, { id, version }: SupportSeen): Promise<SupportRow> {
  requireCapability(context, "person.enrol");
  const row = await getRow(tx, context, id);
  if (row.version !== version) throw supportsErrors.error("supports.not_now");
  return row;
}
