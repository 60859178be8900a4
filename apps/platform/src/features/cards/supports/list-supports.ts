import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { listFolded } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { getSupportRow } from "./apply-support-step.ts";
import { openSupport, openSupports } from "./sealed-history.ts";
import { listSupportRows } from "./store.ts";
import type { Support, SupportId } from "./support.ts";

/**
 * Newest change first, those of a number merged into theirs too. For the person, who acts for them, and
 * agents, whose look the person's journal tells. Throws households.cannot_act_for, access.capability_missing.
 */
export function listSupports(context: Context, personId: PersonId): Promise<readonly Support[]> {
  return context.transaction(async (tx) => {
    await requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" });
    const supports = await readSupports(tx, context, personId);
    if (context.actor.kind === "staff")
      await record(tx, context, {
        action: "supports.listed",
        personId,
        data: { supports: supports.length },
      });
    return supports;
  });
}

/** The same, without a line: what is taken out, or shown to whoever reads the whole person's page. */
export async function readSupports(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Support[]> {
  const whose = [personId, ...(await listFolded(tx, context, personId))];
  return openSupports(tx, context, await listSupportRows(tx, context.authorityId, whose));
}

/** One of them. Throws supports.unknown, households.cannot_act_for. */
export function getSupport(context: Context, id: SupportId): Promise<Support> {
  return context.read(async (tx) => {
    const support = await openSupport(tx, context, await getSupportRow(tx, context, id));
    await requireRepresentative(tx, context, { forPersonId: support.personId, act: "prepare" });
    return support;
  });
}
