import type { Context, Tx } from "../../kernel/context.ts";
import { record } from "../audit/index.ts";
import { getServiceVersion } from "../catalogue/index.ts";
import type { GrantEvent, SectorGrant } from "../consent/index.ts";
import type { Move } from "./subscription.ts";

/** A line in the person's journal for each change of state. */
export async function tellPerson(
  tx: Tx,
  context: Context,
  event: GrantEvent,
  grant: SectorGrant,
  move: Move,
): Promise<void> {
  const { sector, personId } = event;
  const { definition } = await getServiceVersion(tx, sector.serviceId, grant.version);
  await record(tx, context, {
    action: `subscriptions.${actionOf(move)}`,
    personId,
    data: { serviceId: sector.serviceId, title: definition.title, awaited: event.requiredMissing },
  });
}

function actionOf({ from, to }: Move): string {
  return from === "suspended" && to === "open" ? "resumed" : to;
}
