import { randomUUID } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { type CoveredAgreement, createRestriction, findRestriction, removeRestriction } from "../index.ts";

/**
 * Everything of somebody is restricted, as once `rights` has judged who asks.
 * @returns what lifts it
 */
export const restrictEverything = (system: Context, personId: PersonId): Promise<() => Promise<void>> =>
  restrict(system, personId, []);

/** As restrictEverything, of one service that nobody offers. */
export const restrictOneService = (system: Context, personId: PersonId): Promise<() => Promise<void>> =>
  restrict(system, personId, [
    {
      grantId: parseId<"grant">(randomUUID()),
      serviceId: parseId<"service">(randomUUID()),
      service: "Piscine",
    },
  ]);

async function restrict(
  system: Context,
  personId: PersonId,
  agreements: readonly CoveredAgreement[],
): Promise<() => Promise<void>> {
  const id = parseId<"rights_request">(randomUUID());
  await system.transaction((tx) =>
    createRestriction(tx, system, { id, personId, askedBy: personId, ground: "accuracy", agreements }),
  );
  return () =>
    system.transaction(async (tx) => {
      const one = await findRestriction(system, id);
      if (one) await removeRestriction(tx, system, one, { by: "person" });
    });
}
