import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findAccount } from "../../../access/access/index.ts";
import { isAdult, isOldEnough, listRepresentatives } from "../../households/index.ts";
import { getPerson } from "../../identity/index.ts";
import { hasActsByOthers } from "../rules.ts";

/**
 * Use case: whether there is an account that this person enters by themselves: what pages offer by. The act
 * itself asks more (`requireRecoverable`), and says why it refuses.
 */
export function isRecoverable(context: Context, personId: PersonId): Promise<boolean> {
  return context.read(async (tx) => {
    const { status } = await getPerson(tx, context, personId);
    const account = await findAccount(tx, context, personId);
    if (!account || account.closedOn !== undefined) return false;
    if (status !== "declared" && status !== "enrolled") return false;
    const representedBy = await listRepresentatives(context, personId);
    const isOfAge = await isOldEnough(tx, context, personId, isAdult);
    return !hasActsByOthers({ isAdult: isOfAge, representedBy, today: toCivilDate(context.now()) });
  });
}
