import { addDays, civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { eachInTurn } from "../../../kernel/each-in-turn.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { requireCapability, requireOwnerNow, requireOwnerStill, type Session } from "../../access/index.ts";
import { householdsErrors } from "../../households/index.ts";
import {
  announceLifting,
  findRestriction,
  isOngoing,
  liftRestriction,
  listRestrictionsToLift,
  type Restriction,
  type RestrictionId,
} from "../../restrictions/index.ts";
import { labelOf } from "../ask-right.ts";
import { isToldByMessage, requireNoInterest } from "../erasure/ties.ts";
import { rightsErrors } from "../errors.ts";
import { WORDS_LENGTH } from "../request.ts";
import { LIFTING_DAYS } from "../rules.ts";
import { findRow, updateRequest } from "../store.ts";
import { tellLater } from "../tell.ts";
import { mayDecideOnPause } from "./may-decide.ts";
import { noteInJournal, resumeUncovered } from "./put-in-force.ts";

interface Named {
  readonly id: RestrictionId;
}

/**
 * Use case: by the account's owner, here and now, the person, a parent or a guardian, at once and without a reason: what was withheld leaves
 * in that moment, and a browser left open would hand it over. Idempotent. Throws access.recent_sign_in_required, rights.unknown, also of
 * somebody else's.
 */
export async function liftPause(
  context: Context,
  { id, session }: Named & { readonly session: Pick<Session, "method" | "createdAt"> },
): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "person") throw rightsErrors.error("rights.unknown");
  requireOwnerNow(context, session);
  await asSystem(context, id, async (tx, acting, restriction) => {
    const { createdAt } = session;
    await requireOwnerStill(tx, systemOf(context), { personId: actor.personId, createdAt });
    const wish = { by: actor.personId, personId: restriction.personId };
    if (!(await mayDecideOnPause(tx, systemOf(context), wish))) throw rightsErrors.error("rights.unknown");
    await lift(tx, acting, restriction, "person");
  });
}

/** Read by the person, where an agent notes it and nobody is told at once. */
const SAID_AT_DESK = "Demandée au guichet par la personne ou qui la représente.";

/**
 * Use case: a validator saw an original of who is there and lifts it: the person, a parent or a guardian. Told by message, since an agent alone
 * could say so; where no message reaches anybody, it is announced and lifts some days later. Never by who may gain, nor by an agent lent here.
 * Throws access.capability_missing, rights.unknown, rights.not_by_them, households.cannot_act_for.
 */
export async function noteLiftedPause(
  context: Context,
  { id, by }: Named & { readonly by: PersonId },
): Promise<"lifted" | "announced"> {
  requireCapability(context, "person.recover");
  const system = systemOf(context);
  const wish = await system.transaction(async (tx) => {
    const personId = (await findRestriction(tx, system, id))?.personId;
    if (personId === undefined) throw rightsErrors.error("rights.unknown");
    if (!(await mayDecideOnPause(tx, system, { by, personId })))
      throw householdsErrors.error("households.cannot_act_for");
    return { by, personId };
  });
  await requireNoInterest(context, new Set([wish.by, wish.personId]), "rights.not_by_them");
  const isTold = await isToldByMessage(context, wish);
  await asSystem(context, id, async (tx, acting, restriction) => {
    if (!(await mayDecideOnPause(tx, system, wish)))
      throw householdsErrors.error("households.cannot_act_for");
    if (isTold) return lift(tx, acting, restriction, "person");
    if (isOngoing(restriction))
      await announce(tx, acting, restriction, { by: labelOf(context), reason: SAID_AT_DESK });
  });
  return isTold ? "lifted" : "announced";
}

/**
 * Use case: the ground is over, says the data-protection officer or a validator. The person is told first, and it lifts by itself some
 * days later (art. 18.3). Idempotent: the day announced first stands. Throws access.capability_missing, rights.unknown, rights.over,
 * rights.reason_missing.
 */
export async function announceEndOfPause(
  context: Context,
  { id, reason }: Named & { readonly reason: string },
): Promise<void> {
  requireCapability(context, "rights.answer");
  if (reason.trim() === "") throw rightsErrors.error("rights.reason_missing");
  await asSystem(context, id, async (tx, acting, restriction) => {
    if (!isOngoing(restriction)) throw rightsErrors.error("rights.over");
    await announce(tx, acting, restriction, { by: labelOf(context), reason });
  });
}

export async function announce(
  tx: Tx,
  acting: Context,
  restriction: Restriction,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<void> {
  const on = addDays(civilDate(acting.now()), LIFTING_DAYS);
  const said = { by, reason: reason.trim().slice(0, WORDS_LENGTH), liftsOn: on };
  if (!(await announceLifting(tx, acting, restriction, said))) return;
  await noteInJournal(tx, acting, "lifting_announced", { ...restriction, on });
  await tellLater(tx, acting, { id: restriction.id, what: "lifting" });
}

/** Job, each night: those of which the announced day has come. One that fails holds back none of the others. */
export async function liftDue(context: Context): Promise<void> {
  const due = await context.transaction((tx) => listRestrictionsToLift(tx, context));
  await eachInTurn(due, (id) =>
    context.transaction(async (tx) => {
      const restriction = await findRestriction(tx, context, id);
      if (restriction?.state === "lifting") await lift(tx, context, restriction, "authority");
    }),
  );
}

async function lift(
  tx: Tx,
  acting: Context,
  restriction: Restriction,
  by: "person" | "authority",
): Promise<void> {
  const { id, personId } = restriction;
  if (!(await liftRestriction(tx, acting, restriction, by))) return;
  await resumeUncovered(tx, acting, personId);
  await closeRequest(tx, acting, id);
  await noteInJournal(tx, acting, "lifted", restriction);
  await tellLater(tx, acting, { id, what: "lifted" });
}

/** Nobody waits for an answer any more. */
async function closeRequest(tx: Tx, acting: Context, id: RestrictionId): Promise<void> {
  const row = await findRow(tx, acting.authorityId, id);
  if (row?.state === "waiting")
    await updateRequest(tx, row, { state: "undone", answered_on: civilDate(acting.now()) });
}

const systemOf = (context: Context): Context => context.as({ kind: "system", name: "rights" });

/** Writes as the system what the actor decided, and tells it in their name. Throws rights.unknown. */
function asSystem(
  context: Context,
  id: RestrictionId,
  work: (tx: Tx, acting: Context, restriction: Restriction) => Promise<void>,
): Promise<void> {
  const system = systemOf(context);
  return system.transaction(async (tx) => {
    const restriction = await findRestriction(tx, system, id);
    if (!restriction) throw rightsErrors.error("rights.unknown");
    await work(tx, { ...system, actor: context.actor }, restriction);
  });
}
