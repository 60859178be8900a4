import { addDays, civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listActingFor } from "../../households/index.ts";
import { findKept } from "../../identity/index.ts";
import type { Restriction } from "../../restrictions/index.ts";
import { decidesAlone } from "../erasure/may-ask.ts";
import { readsMessages } from "../erasure/ties.ts";
import { LIFTING_DAYS } from "../rules.ts";

/**
 * Whether what they say of a pause takes effect by itself, to begin it and to lift it: the person, a parent, a guardian. Never under a
 * mandate, which is given to act: a pause would stop every service of who gave it, and lifting one hands over what they withheld.
 */
export async function mayDecideOnPause(
  tx: Tx,
  context: Context,
  { by, personId }: { readonly by: PersonId; readonly personId: PersonId },
): Promise<boolean> {
  // A number that was merged into theirs is theirs.
  if (by === personId || by === (await findKept(tx, context, personId))) return true;
  const links = await listActingFor(tx, context, { forPersonId: personId, act: "usual" });
  return links.some(
    ({ representativeId, kind, state }) =>
      representativeId === by && kind !== "mandate" && state === "validated",
  );
}

interface Wish {
  readonly by: PersonId;
  readonly pause: Pick<Restriction, "personId" | "askedBy" | "kept" | "withdrawn">;
}

/**
 * What comes of it when they say that it is lifted. Nothing by itself, and the authority decides: `kept`, by whoever asked for it;
 * `untold`, where no message would tell them in time. `withdrawn`: they wished it and thought again, less than a week ago.
 */
export type LiftingRight = "none" | "at_once" | "announced" | "kept" | "untold" | "withdrawn";

/**
 * At once, by who asked for it, or whose data it is and who decides alone. Anybody else who may decide on it is presumed to agree with who
 * asked (Code civil art. 372-2) until the contrary is said: it is announced, and who asked may keep it. By the system, since a parent reads
 * no link of the other's.
 */
export async function mayLiftPause(tx: Tx, system: Context, { by, pause }: Wish): Promise<LiftingRight> {
  const { personId, askedBy, kept, withdrawn = [] } = pause;
  if (!(await mayDecideOnPause(tx, system, { by, personId }))) return "none";
  if (await isSame(tx, system, by, askedBy)) return "at_once";
  // A child's account may be entered by a parent: what is said there is the child's once they decide alone.
  if ((await isSame(tx, system, by, personId)) && (await decidesAlone(tx, system, personId)))
    return "at_once";
  // Who asked under a mandate, or acts for them no more, has no say.
  if (!(await hasSay(tx, system, pause))) return "at_once";
  if (kept) return "kept";
  // Once a week each: a message that says that it is kept must not be the last one read while days run again.
  const since = addDays(civilDate(system.now()), -LIFTING_DAYS);
  if (withdrawn.some((one) => one.by === by && civilDate(new Date(one.at)) > since)) return "withdrawn";
  // A letter waits until somebody prints it, and its seven days do not; an unproved address may be anybody's.
  return (await readsMessages(tx, system, await findKept(tx, system, askedBy))) ? "announced" : "untold";
}

/**
 * Whether a message tells at once, of a lifting noted at the desk, the one whom it wrongs if nobody was there: who asked for the pause, or
 * the person who decides alone. Who asked and decides no more has no say: it is who lifts it. By the system.
 */
export async function isLiftingTold(tx: Tx, system: Context, { by, pause }: Wish): Promise<boolean> {
  const { personId, askedBy } = pause;
  const isTheirs = await hasSay(tx, system, pause);
  if (await readsMessages(tx, system, await findKept(tx, system, isTheirs ? askedBy : by))) return true;
  const whose = await findKept(tx, system, personId);
  return (await decidesAlone(tx, system, whose)) && readsMessages(tx, system, whose);
}

/** Whoever asked for it and still may, whose data it is, or who wished that it be lifted. By the system. */
export async function mayKeepPause(
  tx: Tx,
  system: Context,
  { by, pause }: { readonly by: PersonId; readonly pause: Restriction },
): Promise<boolean> {
  const { personId, askedBy, announced } = pause;
  if (!(await mayDecideOnPause(tx, system, { by, personId }))) return false;
  return by === announced?.wishedBy || by === personId || (await isSame(tx, system, by, askedBy));
}

/** Who asked, under whichever number of theirs speaks for the person now. */
async function hasSay(tx: Tx, system: Context, { askedBy, personId }: Wish["pause"]): Promise<boolean> {
  if (await mayDecideOnPause(tx, system, { by: askedBy, personId })) return true;
  return mayDecideOnPause(tx, system, { by: await findKept(tx, system, askedBy), personId });
}

/** Under a number of theirs that was merged into this one, too. */
const isSame = async (tx: Tx, system: Context, by: PersonId, other: PersonId): Promise<boolean> =>
  by === other || by === (await findKept(tx, system, other));
