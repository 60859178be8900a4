import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { notify } from "../../messaging/notifications/index.ts";
import { record, toEntryActor } from "../../trust/audit/index.ts";
import { supportsErrors } from "./errors.ts";
import { canBeReplaced, canMove, OFFLINE_HOURS } from "./rules.ts";
import { getSupportPersonKey, sealHistory, unsealSupport } from "./sealed-history.ts";
import { findSupportRow, type SupportRow, updateSupport } from "./store.ts";
import type { Support, SupportId, SupportState, SupportStep } from "./support.ts";
import { toSupportsSystem } from "./to-supports-system.ts";

export type SupportStepDetails = Pick<SupportStep, "door" | "reason">;

/** Out of reach of the actor, it does not exist. Throws supports.unknown. */
export async function getSupportRow(tx: Tx, context: Context, id: SupportId): Promise<SupportRow> {
  const row = await findSupportRow(tx, context.authorityId, id);
  if (!row) throw supportsErrors.error("supports.unknown");
  return row;
}

/**
 * One step of the machine: the row, its history, the journal and, when the person has something to know, a
 * message. The deny list follows by the trigger of the table. Throws supports.not_now.
 */
export async function applySupportStep(
  tx: Tx,
  context: Context,
  row: SupportRow,
  { to, ...said }: SupportStepDetails & { readonly to: SupportState },
): Promise<Support> {
  if (!canMove(row.state, to)) throw supportsErrors.error("supports.not_now");
  const key = await getSupportPersonKey(tx, context, row);
  const { steps, ...known } = unsealSupport(key, row);
  const step: SupportStep = { at: context.now().toISOString(), to, by: toEntryActor(context.actor), ...said };
  const history = { steps: [...steps, step], ...(known.keepsFormer ? { keepsFormer: true } : {}) };
  const change = {
    state: to,
    state_on: toCivilDate(context.now()),
    sealed: sealHistory(key, row.id, history),
  };
  if (!(await updateSupport(tx, row, change))) throw supportsErrors.error("supports.not_now");
  const { personId, number, kind } = known;
  await record(tx, context, { action: `supports.${to}`, personId, data: { number, kind } });
  await notifySupportHolder(tx, context, known, to);
  return { ...known, ...history, state: to, stateOn: change.state_on, version: row.version + 1 };
}

/** Several steps in one gesture, each with its line. */
export async function applySupportSteps(
  tx: Tx,
  context: Context,
  id: SupportId,
  path: readonly SupportState[],
): Promise<Support> {
  let support: Support | undefined;
  for (const to of path)
    support = await applySupportStep(tx, context, await getSupportRow(tx, context, id), { to });
  if (!support) throw supportsErrors.error("supports.not_now");
  return support;
}

/**
 * What serves takes the place of what it replaces; an old printed card may be kept until its end, never one
 * that was lost.
 */
export async function endReplacedSupport(tx: Tx, context: Context, support: Support): Promise<void> {
  if (support.replaces === undefined) return;
  const former = await getSupportRow(tx, context, support.replaces);
  const isKept = support.keepsFormer === true && former.kind === "printed" && former.state === "active";
  if (!isKept && canBeReplaced(former.state)) await applySupportStep(tx, context, former, { to: "replaced" });
}

/** What a person learns at once, whoever did it: somebody who harms them by it does not do so unseen. */
async function notifySupportHolder(
  tx: Tx,
  context: Context,
  { personId, number, kind }: Pick<Support, "personId" | "number" | "kind">,
  to: SupportState,
): Promise<void> {
  const what = to === "personalised" ? (kind === "card" ? "ready" : undefined) : told[to];
  if (what === undefined) return;
  const system = toSupportsSystem(context);
  const data = { what, number, offlineHours: OFFLINE_HOURS } as const;
  await notify(tx, system, { personId: parseId<"person">(personId), template: "support_news", data });
}

const told: Partial<Record<SupportState, "serves" | "lost" | "suspended" | "revoked" | "replaced">> = {
  active: "serves",
  lost: "lost",
  suspended: "suspended",
  revoked: "revoked",
  replaced: "replaced",
};
