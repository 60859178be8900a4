import { formatElement } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findAccount } from "../../../access/access/index.ts";
import { findCurrentValue, listElements } from "../../../identity/identity/index.ts";
import { notify, notifyAddress } from "../../../messaging/notifications/index.ts";

/** Job: a month before, who represents a child learns what changes on the day, and what goes on. */
export async function notifyNearMajority(
  context: Context,
  about: { readonly personId: PersonId; readonly representativeId: PersonId },
): Promise<void> {
  await context.transaction(async (tx) => {
    const data = { name: await getGivenName(tx, context, about.personId) };
    await notify(tx, context, { personId: about.representativeId, template: "majority_near", data });
  });
}

/** Job: on the day, who represented them acts no more in their name. */
export async function notifyRepresentationEnd(
  context: Context,
  about: { readonly personId: PersonId; readonly representativeId: PersonId },
): Promise<void> {
  await context.transaction(async (tx) => {
    const data = { name: await getGivenName(tx, context, about.personId) };
    await notify(tx, context, { personId: about.representativeId, template: "majority_reached", data });
  });
}

/**
 * Job: on the day, the young adult: their services go on, in their own name, and how to take their account
 * over.
 */
export async function notifyYoungAdult(context: Context, personId: PersonId): Promise<void> {
  await context.transaction((tx) =>
    notify(tx, context, { personId, template: "majority_welcome", data: {} }),
  );
}

/** Job: two agents handed the account over: who held it hears of it, and its owner at each address known. */
export async function notifyAccountHandover(
  context: Context,
  about: { readonly personId: PersonId; readonly representativeIds: readonly PersonId[] },
): Promise<void> {
  const { personId } = about;
  await context.transaction(async (tx) => {
    const data = { name: await getGivenName(tx, context, personId) };
    for (const representativeId of about.representativeIds)
      await notify(tx, context, { personId: representativeId, template: "account_handed_over", data });
    await notify(tx, context, { personId, template: "account_is_yours", data: {} });
    const to = await findVerifiedEmail(tx, context, personId);
    if (to) await notifyAddress(tx, context, { to, template: "account_is_yours", data: {} });
  });
}

/** An address that an agent or a link has confirmed, when it is not the account's. */
async function findVerifiedEmail(tx: Tx, context: Context, personId: PersonId): Promise<string | undefined> {
  const [pair] = await listElements(tx, context, personId, ["email"]);
  const checked = pair?.validated?.value;
  const account = await findAccount(tx, context, personId);
  return typeof checked === "string" && checked !== account?.email ? checked : undefined;
}

async function getGivenName(tx: Tx, context: Context, personId: PersonId): Promise<string> {
  const pairs = await listElements(tx, context, personId, ["given_name"]);
  return formatElement("given_name", findCurrentValue(pairs, "given_name"), "fr");
}
