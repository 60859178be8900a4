import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { reserveFreeNumber } from "../../../kernel/free-number.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { lockAccountEntries } from "../../access/access/index.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { getPerson, requireNotFolded } from "../../identity/identity/index.ts";
import { record, toEntryActor } from "../../trust/audit/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { applySupportSteps, endReplacedSupport, getSupportRow } from "./apply-support-step.ts";
import { supportsErrors } from "./errors.ts";
import { canBeReplaced, computeSupportExpiry, isLive, MOST_A_YEAR, MOST_LIVE } from "./rules.ts";
import { openSupport, openSupports, sealHistory } from "./sealed-history.ts";
import {
  createSupportRow,
  findSuccessor,
  findSupportRow,
  listSupportRows,
  readSettings,
  type SupportRow,
} from "./store.ts";
import { orderedKinds, type Support, type SupportId, type SupportKind } from "./support.ts";

export interface SupportOrdered {
  /** From the form: sent twice, it is one support. */
  readonly id: SupportId;
  readonly personId: PersonId;
  readonly kind: SupportKind;
  /** The support that it takes the place of, once it serves. */
  readonly replaces?: SupportId;
  /** The printed card that it replaces may serve until its end. */
  readonly keepsFormer?: boolean;
}

/**
 * Use case: the person, who acts for them, or an agent orders a support. A printed one is made at once, at
 * home or at the desk; a phone receives its code by `bindPhone`. Throws households.cannot_act_for,
 * access.capability_missing, identity.unknown_person, supports.not_offered, supports.on_the_phone,
 * supports.too_many, supports.too_many_this_year, supports.too_many_at_desk, supports.unknown,
 * supports.not_now, supports.not_by_paper, supports.replaced_already, supports.person_not_there.
 */
export async function requestSupport(context: Context, ordered: SupportOrdered): Promise<Support> {
  if (ordered.kind === "phone") throw supportsErrors.error("supports.on_the_phone");
  if (!orderedKinds.some((kind) => kind === ordered.kind)) throw supportsErrors.error("supports.not_offered");
  return context.transaction((tx) => requestSupportInTransaction(tx, context, ordered));
}

export async function requestSupportInTransaction(
  tx: Tx,
  context: Context,
  ordered: SupportOrdered,
): Promise<Support> {
  await requireRepresentative(tx, context, { forPersonId: ordered.personId });
  return createSupportOrder(tx, context, ordered);
}

/** Once the actor may. Throws as requestSupport. */
export async function createSupportOrder(
  tx: Tx,
  context: Context,
  ordered: SupportOrdered,
): Promise<Support> {
  const { id, personId, kind } = ordered;
  // One at a time for a person: two at once do not both pass under a bound.
  await lockAccountEntries(tx, personId);
  const known = await findSupportRow(tx, context.authorityId, id);
  if (known) return isSameOrder(await openSupport(tx, context, known), ordered);
  await requirePossible(tx, context, ordered);
  const today = toCivilDate(context.now());
  const key = await getPersonKey(tx, context, personId);
  const step = { at: context.now().toISOString(), to: "ordered" as const, by: toEntryActor(context.actor) };
  const history = { steps: [step], ...(ordered.keepsFormer ? { keepsFormer: true } : {}) };
  const row = {
    authority_id: context.authorityId,
    id,
    person_id: personId,
    kind,
    state: "ordered" as const,
    state_on: today,
    expires_on: computeSupportExpiry(kind, today),
    replaces: ordered.replaces ?? null,
    shown_on: null,
    version: 1,
    sealed: sealHistory(key, id, history),
  };
  const number = await reserveFreeNumber({ prefix: "SUP", day: today, id }, async (drawn) =>
    (await createSupportRow(tx, { ...row, number: drawn })) ? drawn : "taken",
  );
  if (number === undefined) throw supportsErrors.error("supports.not_now");
  await record(tx, context, { action: "supports.ordered", personId, data: { number, kind } });
  if (kind !== "printed") return openSupport(tx, context, await getSupportRow(tx, context, id));
  const made = await applySupportSteps(tx, context, id, ["personalised", "issued", "active"]);
  await endReplacedSupport(tx, context, made);
  return made;
}

function isSameOrder(known: Support, { personId, kind, replaces, keepsFormer }: SupportOrdered): Support {
  if (known.personId !== personId || known.kind !== kind) throw supportsErrors.error("supports.unknown");
  const isSame = known.replaces === replaces && (known.keepsFormer ?? false) === (keepsFormer ?? false);
  if (!isSame) throw supportsErrors.error("supports.not_now");
  return known;
}

async function requirePossible(tx: Tx, context: Context, ordered: SupportOrdered): Promise<void> {
  const { personId, kind, replaces } = ordered;
  await requireNotFolded(tx, context, personId);
  const { status } = await getPerson(tx, context, personId);
  if (status !== "declared" && status !== "enrolled") throw supportsErrors.error("supports.person_not_there");
  const { kinds } = await readSettings(tx, context.authorityId);
  if (!kinds.includes(kind)) throw supportsErrors.error("supports.not_offered");
  const rows = await listSupportRows(tx, context.authorityId, [personId]);
  await requireFew(tx, context, rows);
  if (replaces === undefined) return;
  const former = rows.find((row) => parseId<"support">(row.id) === replaces);
  if (!former) throw supportsErrors.error("supports.unknown");
  if (!canBeReplaced(former.state)) throw supportsErrors.error("supports.not_now");
  // Whoever prints at home would end a card in hand by it.
  if (kind === "printed" && former.kind !== "printed" && former.state !== "lost")
    throw supportsErrors.error("supports.not_by_paper");
  if (await findSuccessor(tx, context.authorityId, replaces))
    throw supportsErrors.error("supports.replaced_already");
}

/**
 * Those that live, then all those of the last twelve months. What the platform makes in place of another is
 * not counted against anybody.
 */
async function requireFew(tx: Tx, context: Context, rows: readonly SupportRow[]): Promise<void> {
  const { actor } = context;
  if (actor.kind === "system") return;
  if (rows.filter(({ state }) => isLive(state)).length >= MOST_LIVE)
    throw supportsErrors.error("supports.too_many");
  if (rows.length < MOST_A_YEAR) return;
  const since = addMonths(toCivilDate(context.now()), -12);
  const supports = await openSupports(tx, context, rows);
  const ordered = supports.filter(({ steps: [first] }) => toCivilDate(new Date(first?.at ?? 0)) >= since);
  if (ordered.length < MOST_A_YEAR) return;
  throw supportsErrors.error(
    actor.kind === "staff" ? "supports.too_many_at_desk" : "supports.too_many_this_year",
  );
}
