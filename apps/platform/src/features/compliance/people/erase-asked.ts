import type { Context } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import { findAccount } from "../../access/access/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { listErasuresDue, type RightsRequestId, reserveDueErasure } from "../../records/rights/index.ts";
import { record } from "../../trust/audit/index.ts";
import { erasePerson } from "./erase-person.ts";

/**
 * Those who asked for it (GDPR art. 17) and did not think again; each in a transaction of its own, some a
 * night.
 */
export async function eraseAsked(context: Context, contributions: readonly Contribution[]): Promise<void> {
  const due = await context.transaction((tx) => listErasuresDue(tx, context));
  await runEachInTurn(due, (id) => eraseOne(context, contributions, id));
}

async function eraseOne(
  context: Context,
  contributions: readonly Contribution[],
  id: RightsRequestId,
): Promise<void> {
  await context.transaction(async (tx) => {
    // Undone since the list was read, or not theirs to ask any more: then nothing is erased.
    const due = await reserveDueErasure(tx, context, id);
    if (!due) return;
    const { personId, number, askedBy } = due;
    const addresses = new Set<string>();
    for (const told of new Set([personId, askedBy])) {
      const account = await findAccount(tx, context, told);
      if (account?.email !== undefined && account.closedOn === undefined) addresses.add(account.email);
    }
    await erasePerson(tx, context, contributions, personId);
    await record(tx, context, { action: "people.erased_on_request", data: { number } });
    // Sealed under the authority's key: the person's own opens nothing any more.
    for (const to of addresses)
      await notifyAddress(tx, context, { to, template: "rights_erased", data: { number } });
  });
}
