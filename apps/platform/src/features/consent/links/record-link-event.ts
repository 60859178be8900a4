import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listOfferedServices } from "../../catalogue/catalogue/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { Sector } from "../../trust/keys/index.ts";

/** A line of the journal that names its service, as it is offered now, or was last. */
export async function recordLinkEvent(
  tx: Tx,
  context: Context,
  action: "links.agreed" | "links.linked" | "links.read" | "links.removed",
  { providerId, serviceId, personId }: Sector & { readonly personId?: PersonId },
): Promise<void> {
  const offered = await listOfferedServices(tx, [providerId]);
  const title = offered.find(({ id }) => id === serviceId)?.definition.title;
  await record(tx, context, {
    action,
    ...(personId === undefined ? {} : { personId }),
    data: { serviceId, ...(title ? { title } : {}) },
  });
}
