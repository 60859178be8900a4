import { formatElement } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listElements } from "../../identity/index.ts";
import { notify } from "../../notifications/index.ts";

/** Job: a month before, who represents a child learns what changes on the day, and what goes on. */
export async function tellMajorityNear(
  context: Context,
  about: { readonly personId: PersonId; readonly representativeId: PersonId },
): Promise<void> {
  await context.transaction(async (tx) => {
    const data = { name: await givenNameOf(tx, context, about.personId) };
    await notify(tx, context, { personId: about.representativeId, template: "majority_near", data });
  });
}

/** Job: on the day, who represented them acts no more in their name. */
export async function tellRepresentationOver(
  context: Context,
  about: { readonly personId: PersonId; readonly representativeId: PersonId },
): Promise<void> {
  await context.transaction(async (tx) => {
    const data = { name: await givenNameOf(tx, context, about.personId) };
    await notify(tx, context, { personId: about.representativeId, template: "majority_reached", data });
  });
}

/** Job: on the day, the young adult: their services go on, in their own name, and how to take their account over. */
export async function welcomeAdult(context: Context, personId: PersonId): Promise<void> {
  await context.transaction((tx) =>
    notify(tx, context, { personId, template: "majority_welcome", data: {} }),
  );
}

async function givenNameOf(tx: Tx, context: Context, personId: PersonId): Promise<string> {
  const [pair] = await listElements(tx, context, personId, ["given_name"]);
  return formatElement("given_name", (pair?.validated ?? pair?.declared)?.value, "fr");
}
