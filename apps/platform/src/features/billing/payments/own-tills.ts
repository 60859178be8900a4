import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { hasCapability } from "../../access/access/index.ts";
import type { CounterId } from "../../ledger/counters/index.ts";
import { listRegies } from "./keep-regie.ts";
import type { Regie } from "./payment.ts";
import { findNaming } from "./rules.ts";

/** The régie that takes the money of this counter, where the acting agent is named today. */
export async function findOwnTill(context: Context, counterId: CounterId): Promise<Regie | undefined> {
  const { actor } = context;
  if (actor.kind !== "staff" || !hasCapability(actor, "payment.take")) return undefined;
  const regies = await context.transaction((tx) => listRegies(tx, context));
  const today = toCivilDate(context.now());
  return regies.find(
    (regie) =>
      regie.counters.some((held) => held.counterId === counterId) &&
      findNaming(regie, actor.staffId, today) !== undefined,
  );
}
