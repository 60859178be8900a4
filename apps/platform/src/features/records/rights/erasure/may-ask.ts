import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  isOldEnough,
  listActingRepresentatives,
  listRepresentatives,
  listRepresented,
} from "../../../identity/households/index.ts";
import { hasActsByOthers } from "../../../identity/recovery/index.ts";
import { rightsErrors } from "../errors.ts";
import { mayRequestErasure } from "../rules.ts";
import { listScheduledAmong } from "../store/scheduled-erasures.ts";

interface Wish {
  readonly by: PersonId;
  readonly personId: PersonId;
}

/** Whether this page is for them at all: what the form's use case asks again. */
export function mayAskErasure(context: Context, { by, personId }: Wish): Promise<boolean> {
  return context.read(async (tx) => {
    const alone = await mayDecideAlone(tx, context, personId);
    if (by === personId) return alone;
    const links = await listActingRepresentatives(tx, context, { forPersonId: personId, act: "usual" });
    const theirs = links.filter(
      ({ representativeId, state }) => representativeId === by && state === "validated",
    );
    return mayRequestErasure(theirs, alone);
  });
}

/** As asked, and again on its day. Throws rights.not_for_them, rights.last_representative. */
export async function requireMayAsk(tx: Tx, context: Context, wish: Wish): Promise<void> {
  if (!(await mayAskErasure(context, wish))) throw rightsErrors.error("rights.not_for_them");
  if (await isOnlyOne(tx, context, wish.personId)) throw rightsErrors.error("rights.last_representative");
}

/** Erased, a child of theirs, or somebody under their guardianship, would be left with nobody. */
async function isOnlyOne(tx: Tx, context: Context, personId: PersonId): Promise<boolean> {
  for (const { representedId, kind, state } of await listRepresented(context, personId)) {
    if (kind === "mandate" || state !== "validated") continue;
    const edges = await listActingRepresentatives(tx, context, { forPersonId: representedId, act: "usual" });
    const others = edges
      .filter((edge) => edge.kind !== "mandate" && edge.state === "validated")
      .map(({ representativeId }) => representativeId)
      .filter((id) => id !== personId);
    // Who is about to leave too stays for nobody.
    const leaving = await listScheduledAmong(tx, context.authorityId, others);
    if (others.some((id) => !leaving.has(id))) continue;
    if (!(await mayDecideAlone(tx, context, representedId))) return true;
  }
  return false;
}

/** Old enough, and under no measure in which somebody else decides. */
export async function mayDecideAlone(tx: Tx, context: Context, personId: PersonId): Promise<boolean> {
  const representedBy = await listRepresentatives(context, personId);
  const isAdult = await isOldEnough(tx, context, personId);
  return !hasActsByOthers({ isAdult, representedBy, today: toCivilDate(context.now()) });
}
