import { addDays, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { isOldEnough, listActingRepresentatives } from "../../../identity/households/index.ts";
import { findKept } from "../../../identity/identity/index.ts";
import type { Restriction } from "../../../trust/restrictions/index.ts";
import { canReadMessages } from "../erasure/can-read-messages.ts";
import { mayDecideAlone } from "../erasure/may-ask.ts";
import { LIFTING_DAYS } from "../rules.ts";

/**
 * Whether what they say of a pause takes effect by itself, to begin it and to lift it: the person, a parent,
 * a guardian. Never under a mandate, which is given to act: a pause would stop every service of who gave it,
 * and lifting one hands over what they withheld.
 */
export function mayDecideOnPause(
  context: Context,
  { by, personId }: { readonly by: PersonId; readonly personId: PersonId },
): Promise<boolean> {
  return context.read(async (tx) => {
    // A number that was merged into theirs is theirs.
    if (by === personId || by === (await findKept(tx, context, personId))) return true;
    return (await listDeciding(tx, context, personId)).includes(by);
  });
}

/** Those who decide for somebody else: parents, guardians. */
async function listDeciding(tx: Tx, context: Context, personId: PersonId): Promise<readonly PersonId[]> {
  const links = await listActingRepresentatives(tx, context, { forPersonId: personId, act: "usual" });
  const deciding = links.filter(({ kind, state }) => kind !== "mandate" && state === "validated");
  return [...new Set(deciding.map(({ representativeId }) => representativeId))];
}

interface Wish {
  readonly by: PersonId;
  readonly pause: Pick<Restriction, "personId" | "askedBy" | "kept" | "withdrawn">;
}

/**
 * What comes of it when they say that it is lifted. Nothing by itself, and the authority decides: `kept`, by
 * whoever asked for it; `untold`, where no message would tell them in time. `withdrawn`: they wished it and
 * thought again, less than a week ago.
 */
export type LiftingRight = "none" | "at_once" | "announced" | "kept" | "untold" | "withdrawn";

/**
 * At once, by who asked for it, or whose data it is and who decides alone. Anybody else who may decide on it
 * is presumed to agree with who asked (Code civil art. 372-2) until the contrary is said: it is announced,
 * and who asked may keep it. By the system, since a parent reads no link of the other's.
 */
export async function mayLiftPause(tx: Tx, system: Context, { by, pause }: Wish): Promise<LiftingRight> {
  const { personId, askedBy, kept, withdrawn = [] } = pause;
  if (!(await mayDecideOnPause(system, { by, personId }))) return "none";
  if ((await isSame(tx, system, by, askedBy)) && !(await isInChildsAccount(tx, system, pause)))
    return "at_once";
  // A child's account may be entered by a parent: what is said there is the child's once they decide alone.
  if ((await isSame(tx, system, by, personId)) && (await mayDecideAlone(tx, system, personId)))
    return "at_once";
  // Who asked under a mandate, or acts for them no more, has no say.
  const asking = await listHavingSay(tx, system, { by, pause });
  if (asking.length === 0) return "at_once";
  if (kept) return "kept";
  // Once a week each: a message that says that it is kept must not be the last one read while days run again.
  const since = addDays(toCivilDate(system.now()), -LIFTING_DAYS);
  if (withdrawn.some((one) => one.by === by && toCivilDate(new Date(one.at)) > since)) return "withdrawn";
  // A letter waits until somebody prints it, and its seven days do not; an unproved address may be anybody's.
  return (await canEveryoneRead(tx, system, asking)) ? "announced" : "untold";
}

/**
 * Whether a message tells at once, of a lifting noted at the desk, the one whom it wrongs if nobody was
 * there: who asked for the pause, or the person who decides alone. Who asked and decides no more has no say:
 * it is who lifts it. By the system.
 */
export async function isLiftingTold(tx: Tx, system: Context, { by, pause }: Wish): Promise<boolean> {
  const asking = await listHavingSay(tx, system, { by, pause });
  const wronged = asking.length === 0 ? [await findKept(tx, system, by)] : asking;
  if (await canEveryoneRead(tx, system, wronged)) return true;
  const whose = await findKept(tx, system, pause.personId);
  return (await mayDecideAlone(tx, system, whose)) && canReadMessages(tx, system, whose);
}

/** Whoever asked for it and still may, whose data it is, or who wished that it be lifted. By the system. */
export async function mayKeepPause(
  tx: Tx,
  system: Context,
  { by, pause }: { readonly by: PersonId; readonly pause: Restriction },
): Promise<boolean> {
  const { personId, askedBy, announced } = pause;
  if (!(await mayDecideOnPause(system, { by, personId }))) return false;
  const wishedBy = announced?.wishedBy;
  if (by === wishedBy || by === personId || (await isSame(tx, system, by, askedBy))) return true;
  if (wishedBy === undefined) return false;
  return (await listHavingSay(tx, system, { by: wishedBy, pause })).includes(by);
}

/**
 * Whom a lifting wronged: who asked and still may, under the number of theirs that speaks for them now. Asked
 * in the account of a child too young to decide, it was whoever entered it: every other parent is taken to
 * have asked, and one whose right is over is nobody.
 */
async function listHavingSay(tx: Tx, system: Context, { by, pause }: Wish): Promise<readonly PersonId[]> {
  const { askedBy, personId } = pause;
  if (await isInChildsAccount(tx, system, pause)) {
    const parents = await listDeciding(tx, system, personId);
    // In that account too, whoever wishes is not known: a parent alone is who asked.
    if (await isSame(tx, system, by, personId)) return parents.length > 1 ? parents : [];
    return parents.filter((parent) => parent !== by);
  }
  const now = await findKept(tx, system, askedBy);
  for (const id of new Set([askedBy, now]))
    if (await mayDecideOnPause(system, { by: id, personId })) return [now];
  return [];
}

/**
 * Asked there by a child too young to decide, or by a parent who entered it. Not of an adult under
 * guardianship, who is heard on what is theirs (Code civil art. 459): what they asked themselves stays theirs
 * to keep.
 */
async function isInChildsAccount(
  tx: Tx,
  system: Context,
  { askedBy, personId }: Wish["pause"],
): Promise<boolean> {
  return (await isSame(tx, system, personId, askedBy)) && !(await isOldEnough(tx, system, personId));
}

async function canEveryoneRead(tx: Tx, system: Context, people: readonly PersonId[]): Promise<boolean> {
  for (const id of people) if (!(await canReadMessages(tx, system, id))) return false;
  return true;
}

/** Under a number of theirs that was merged into this one, too. */
const isSame = async (tx: Tx, system: Context, by: PersonId, other: PersonId): Promise<boolean> =>
  by === other || by === (await findKept(tx, system, other));
