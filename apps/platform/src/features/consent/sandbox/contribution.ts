import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { parseId } from "../../../kernel/ids.ts";
import { eraseAgent } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { sendAllAway } from "./people/reset-people.ts";
import { limits } from "./rules.ts";
import { deletePerson } from "./store/people.ts";
import { deleteOldInvitations, findSpace, updateSpace } from "./store/spaces.ts";
import { deleteTraces } from "./store/traces.ts";

const DAY_MS = 24 * 3_600_000;

/** Of its people, who exist nowhere else, it holds which part they play. */
export const sandboxContribution: Contribution = {
  module: "sandbox",
  exportPerson: async () => ({}),
  erasePerson: (tx, context, personId) => deletePerson(tx, context.authorityId, personId),
  purge: deleteOldSandboxData,
  journal: {
    "sandbox.space_closed": () => ({
      fr:
        "Un espace d’essai resté inutilisé quatre-vingt-dix " +
        "jours a été fermé ; ses personnages sont effacés.",
      en: "A space left unused for ninety days was closed; its characters are erased.",
    }),
  },
};

async function deleteOldSandboxData(tx: Tx, context: Context): Promise<number> {
  const now = context.now().getTime();
  const links = await deleteOldInvitations(tx, context.authorityId, new Date(now - DAY_MS));
  const before = new Date(now - limits.traceDays * DAY_MS);
  const traces = await deleteTraces(tx, context.authorityId, { before, most: limits.traces });
  return links + traces + (await closeUnused(tx, context));
}

/** Its people go, and the vendor's address with what finds it: what stays names nobody. */
async function closeUnused(tx: Tx, context: Context): Promise<number> {
  const space = await findSpace(tx, context.authorityId);
  const today = toCivilDate(context.now());
  const unused = space && space.closed_on === null && space.last_used_on < addDays(today, -limits.unusedDays);
  if (!unused) return 0;
  await sendAllAway(tx, context);
  await eraseAgent(tx, context, parseId<"staff">(space.staff_id));
  const random = Buffer.from(context.newId<string>().replaceAll("-", ""), "hex");
  await updateSpace(tx, context.authorityId, { closed_on: today, email_index: random, domain_index: null });
  await record(tx, context, { action: "sandbox.space_closed" });
  return 1;
}
