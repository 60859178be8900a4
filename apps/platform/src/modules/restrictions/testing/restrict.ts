import { randomUUID } from "node:crypto";
import type { Context } from "../../../kernel/context.ts";
import { asId, type PersonId } from "../../../kernel/ids.ts";
import { beginRestriction, findRestriction, liftRestriction } from "../index.ts";

/** Everything of somebody is restricted, as once `rights` has judged who asks. @returns what lifts it */
export async function restrictEverything(system: Context, personId: PersonId): Promise<() => Promise<void>> {
  const id = asId<"rights_request">(randomUUID());
  await system.transaction((tx) =>
    beginRestriction(tx, system, { id, personId, askedBy: personId, ground: "accuracy", agreements: [] }),
  );
  return () =>
    system.transaction(async (tx) => {
      const one = await findRestriction(tx, system, id);
      if (one) await liftRestriction(tx, system, one, "person");
    });
}
