import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findKept, getPerson } from "../../identity/identity/index.ts";
import {
  applySupportStep,
  applySupportSteps,
  endReplacedSupport,
  getSupportRow,
} from "./apply-support-step.ts";
import { supportsErrors } from "./errors.ts";
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
export const issuePersonalisedSupport = (context: Context, seen: SupportSeen): Promise<Support> =>
  context.transaction((tx) => applySupportPersonalisation(tx, context, seen));

/**
 * The same, with what makes the card known: one without the other would be a card of nobody. Throws as
 * issuePersonalisedSupport.
 */
export async function applySupportPersonalisation(
  tx: Tx,
  context: Context,
  seen: SupportSeen,
): Promise<Support> {
  const row = await getSupportSeenDesk(tx, context, seen);
  if (row.kind === "phone") throw supportsErrors.error("supports.desk_only");
  requireMade(row);
  return applySupportStep(tx, context, row, { to: "personalised" });
}

/**
 * Use case: given into the hands of the person, it serves, and what it replaces no more. Throws as
 * issuePersonalisedSupport, supports.person_not_there.
 */
export async function issueSupportToHolder(context: Context, seen: SupportSeen): Promise<Support> {
  return runDeskWork(context, seen, async (tx, row) => {
    requireMade(row);
    await requireHolderPresent(tx, context, row);
    const path: readonly SupportState[] = row.state === "issued" ? ["active"] : ["issued", "active"];
    const support = await applySupportSteps(tx, context, seen.id, path);
    await endReplacedSupport(tx, context, support);
    return support;
  });
}

/**
 * Use case: stopped for a while, with the reason, which the person reads. Throws as issuePersonalisedSupport.
 */
export const suspendSupport = (context: Context, seen: SupportSeen & { readonly reason: string }) =>
  applyDeskChange(context, seen, "suspended");

/** Use case: serves again. Throws as issuePersonalisedSupport, supports.person_not_there. */
export const resumeSupport = (context: Context, seen: SupportSeen & { readonly reason: string }) =>
  applyDeskChange(context, seen, "active");

/** Use case: never serves again, though it was not lost. Throws as issuePersonalisedSupport. */
export const revokeSupport = (context: Context, seen: SupportSeen & { readonly reason: string }) =>
  applyDeskChange(context, seen, "revoked");

async function applyDeskChange(
  context: Context,
  { reason, ...seen }: SupportSeen & { readonly reason: string },
  to: "suspended" | "active" | "revoked",
): Promise<Support> {
  return runDeskWork(context, seen, async (tx, row) => {
    // Handing over is another gesture.
    if (to === "active" && row.state !== "suspended") throw supportsErrors.error("supports.not_now");
    if (to === "active") await requireHolderPresent(tx, context, row);
    return applySupportStep(tx, context, row, { to, door: "desk", reason: reason.trim().slice(0, 300) });
  });
}

/** One that was ordered while it was offered opens nothing: it may only be ended. */
function requireMade({ kind }: SupportRow): void {
  if (!offeredKinds.some((one) => one === kind)) throw supportsErrors.error("supports.not_offered");
}

/** Nobody serves in the name of somebody who died or left: what is on the deny list for that stays there. */
async function requireHolderPresent(tx: Tx, context: Context, row: SupportRow): Promise<void> {
  const { status } = await getPerson(
    tx,
    context,
    await findKept(tx, context, parseId<"person">(row.person_id)),
  );
  if (status !== "declared" && status !== "enrolled") throw supportsErrors.error("supports.person_not_there");
}

type Work = (tx: Tx, row: SupportRow) => Promise<Support>;

const runDeskWork = (context: Context, seen: SupportSeen, work: Work): Promise<Support> =>
  context.transaction(async (tx) => work(tx, await getSupportSeenDesk(tx, context, seen)));

async function getSupportSeenDesk(
  tx: Tx,
  context: Context,
  { id, version }: SupportSeen,
): Promise<SupportRow> {
  requireCapability(context, "person.enrol");
  const row = await getSupportRow(tx, context, id);
  if (row.version !== version) throw supportsErrors.error("supports.not_now");
  return row;
}
