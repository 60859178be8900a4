import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import {
  findAccount,
  findAgentByEmail,
  requireCapability,
  requireOwnerNow,
  requireOwnerStill,
  type Session,
} from "../access/index.ts";
import { decidesForOneself, listActingFor, listRepresented } from "../households/index.ts";
import { getPerson, listElements } from "../identity/index.ts";
import { needsColleague, type Proof } from "../recovery/index.ts";
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
 * rights.colleague_needed, rights.not_for_them, rights.last_representative, rights.already_scheduled.
 */
export async function noteErasure(
  context: Context,
  { by, proof, ...asked }: ErasureAsked & { readonly by: PersonId; readonly proof: Proof },
): Promise<RightsRequest> {
  requireCapability(context, "person.recover");
  await requireNoInterest(context, new Set([by, asked.personId]));
  return context.transaction(async (tx) => {
    await getPerson(tx, context, asked.personId);
    await requireMayAsk(tx, context, by, asked.personId);
    const noted = { ...asked, proof, by: labelOf(context), askedBy: by };
    return keepRequest(tx, context, { ...noted, right: "erasure", channel: "desk" });
  });
}

/** As of a recovery: an agent lent by another authority, a namesake, or the person themselves, leaves it to a colleague. */
async function requireNoInterest(context: Context, people: ReadonlySet<PersonId>): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "staff") return;
  // As the system: an agent does not read where accounts are reached.
  const system = context.as({ kind: "system", name: "rights" });
  await system.transaction(async (tx) => {
    for (const personId of people) {
      const { addresses, familyNames } = await readTies(tx, system, personId);
      // Without an address, whoever is erased is told by letter, which comes within the ten days.
      const risk = { hasChannel: true, agentName: actor.label, isLent: actor.delegationId !== undefined };
      if (needsColleague({ ...risk, familyNames })) throw rightsErrors.error("rights.colleague_needed");
      for (const address of addresses)
        if ((await findAgentByEmail(tx, system, address)) === actor.staffId)
          throw rightsErrors.error("rights.colleague_needed");
    }
  });
}

async function readTies(tx: Tx, system: Context, personId: PersonId) {
  const known = await listElements(tx, system, personId, ["family_name", "name_of_use", "email"]);
  const account = await findAccount(tx, system, personId);
  const said = (...names: readonly string[]) =>
    known
      .filter(({ name }) => names.includes(name))
      .map(({ validated }) => validated?.value)
      .filter((value) => typeof value === "string");
  return {
    addresses: [...said("email"), ...(account?.email === undefined ? [] : [account.email])],
    familyNames: said("family_name", "name_of_use"),
  };
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
