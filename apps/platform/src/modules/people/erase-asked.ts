import type { Context } from "../../kernel/context.ts";
import type { Contribution } from "../../kernel/contributions.ts";
import { eachInTurn } from "../../kernel/each-in-turn.ts";
import { findAccount } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { notifyAddress } from "../notifications/index.ts";
import { type ErasureDue, listErasuresDue } from "../rights/index.ts";
import { erasePerson } from "./erase-person.ts";

/** Those who asked for it (GDPR art. 17) and did not think again; each in a transaction of its own, some a night. */
export async function eraseAsked(context: Context, contributions: readonly Contribution[]): Promise<void> {
  const due = await context.transaction((tx) => listErasuresDue(tx, context));
  await eachInTurn(due, (asked) => eraseOne(context, contributions, asked));
}

async function eraseOne(
  context: Context,
  contributions: readonly Contribution[],
  { personId }: ErasureDue,
): Promise<void> {
  await context.transaction(async (tx) => {
    // Asked again here: they may have undone it since the list was read.
    const still = (await listErasuresDue(tx, context)).find((one) => one.personId === personId);
    if (!still) return;
    const { number, askedBy } = still;
    const addresses = new Set<string>();
    for (const id of new Set([personId, askedBy ?? personId])) {
      const account = await findAccount(tx, context, id);
      if (account?.email !== undefined && account.closedOn === undefined) addresses.add(account.email);
    }
    await erasePerson(tx, context, contributions, personId);
    await record(tx, context, { action: "people.erased_on_request", data: { number } });
    // Sealed under the authority's key: the person's own opens nothing any more.
    for (const to of addresses)
      await notifyAddress(tx, context, { to, template: "rights_erased", data: { number } });
  });
}
