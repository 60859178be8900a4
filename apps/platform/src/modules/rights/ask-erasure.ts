import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { requireCapability, requireOwnerNow, requireOwnerStill, type Session } from "../access/index.ts";
import { decidesForOneself, listActingFor, listRepresented } from "../households/index.ts";
import { getPerson, listElements } from "../identity/index.ts";
import type { Proof } from "../recovery/index.ts";
import { keepRequest, labelOf } from "./ask-right.ts";
import { rightsErrors } from "./errors.ts";
import type { RightsRequest, RightsRequestId } from "./request.ts";
import { mayAskErasureFor } from "./rules.ts";

interface ErasureAsked {
  readonly id: RightsRequestId;
  readonly personId: PersonId;
  readonly text: string;
}

/**
 * Use case: by the account's owner, here and now, for themselves or for whom they act. Nothing is erased before some days, in which
 * whoever is told may undo it. Throws access.recent_sign_in_required, rights.not_for_them, rights.last_representative,
 * rights.already_scheduled.
 */
export async function askErasure(
  context: Context,
  { session, ...asked }: ErasureAsked & { readonly session: Pick<Session, "actor" | "method" | "createdAt"> },
): Promise<RightsRequest> {
  requireOwnerNow(context, session);
  const { actor } = session;
  if (actor.kind !== "person") throw rightsErrors.error("rights.unknown");
  // As the system, like every change of an account: who asks may not see all those whom the rules look at.
  const system = context.as({ kind: "system", name: "rights" });
  return system.transaction(async (tx) => {
    await requireOwnerStill(tx, system, { personId: actor.personId, createdAt: session.createdAt });
    await requireMayAsk(tx, system, actor.personId, asked.personId);
    const acting = { ...system, actor: context.actor };
    return keepRequest(tx, acting, { ...asked, right: "erasure", channel: "web", askedBy: actor.personId });
  });
}

/**
 * Use case: a validator saw an original of who is there, the person or who may ask for them. Throws access.capability_missing,
 * rights.not_for_them, rights.last_representative, rights.already_scheduled.
 */
export async function noteErasure(
  context: Context,
  { by, proof, ...asked }: ErasureAsked & { readonly by: PersonId; readonly proof: Proof },
): Promise<RightsRequest> {
  requireCapability(context, "person.recover");
  return context.transaction(async (tx) => {
    await getPerson(tx, context, asked.personId);
    await requireMayAsk(tx, context, by, asked.personId);
    const noted = { ...asked, proof, by: labelOf(context), askedBy: by };
    return keepRequest(tx, context, { ...noted, right: "erasure", channel: "desk" });
  });
}

/** Whether this page is for them at all: what the form's use case asks again. */
export async function mayAskErasure(
  tx: Tx,
  context: Context,
  { by, personId }: { readonly by: PersonId; readonly personId: PersonId },
): Promise<boolean> {
  const alone = await decidesAlone(tx, context, personId);
  if (by === personId) return alone;
  const links = await listActingFor(tx, context, { forPersonId: personId, act: "usual" });
  const theirs = links.filter(
    ({ representativeId, state }) => representativeId === by && state === "validated",
  );
  return mayAskErasureFor(theirs, alone);
}

async function requireMayAsk(tx: Tx, context: Context, by: PersonId, personId: PersonId): Promise<void> {
  if (!(await mayAskErasure(tx, context, { by, personId }))) throw rightsErrors.error("rights.not_for_them");
  if (await isOnlyOne(tx, context, personId)) throw rightsErrors.error("rights.last_representative");
}

/** Erased, a child of theirs, or somebody under their guardianship, would be left with nobody. */
async function isOnlyOne(tx: Tx, context: Context, personId: PersonId): Promise<boolean> {
  for (const { representedId, kind, state } of await listRepresented(tx, context, personId)) {
    if (kind === "mandate" || state !== "validated") continue;
    const others = await listActingFor(tx, context, { forPersonId: representedId, act: "usual" });
    const remains = others.some(
      (edge) => edge.representativeId !== personId && edge.kind !== "mandate" && edge.state === "validated",
    );
    if (!remains && !(await decidesAlone(tx, context, representedId))) return true;
  }
  return false;
}

async function decidesAlone(tx: Tx, context: Context, personId: PersonId): Promise<boolean> {
  const pairs = await listElements(tx, context, personId, ["birthdate"]);
  const pair = pairs.find(({ name }) => name === "birthdate");
  const value = pair?.validated?.value ?? pair?.declared?.value;
  return decidesForOneself(typeof value === "string" ? value : undefined, civilDate(context.now()));
}
