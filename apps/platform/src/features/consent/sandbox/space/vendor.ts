import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { getAuthority } from "../../../authorities/authorities/index.ts";
import { findSpace, updateSpace } from "../store/spaces.ts";
import type { SpaceRow } from "../store/tables.ts";
import { toSandboxSystem } from "../to-sandbox-system.ts";

/**
 * The space of the vendor who acts, used today. Every use case of the sandbox begins here: outside a sandbox,
 * and for whoever is not its vendor, nothing of it exists. Throws request.not_found,
 * access.capability_missing.
 */
export async function openVendorSpace(context: Context): Promise<{ space: SpaceRow; system: Context }> {
  const system = toSandboxSystem(context);
  const space = await system.transaction((tx) => getVendorSpace(tx, system));
  if (context.actor.kind !== "staff" || context.actor.staffId !== space.staff_id)
    throw kernelErrors.error("request.forbidden");
  requireCapability(context, "client.manage");
  const today = toCivilDate(context.now());
  if (space.last_used_on !== today)
    await system.transaction((tx) => updateSpace(tx, context.authorityId, { last_used_on: today }));
  return { space, system };
}

/** The row says it, and so does the kind of the tenant: a row alone would not make a town a sandbox. */
async function getVendorSpace(tx: Tx, { authorityId }: Context): Promise<SpaceRow> {
  const space = await findSpace(tx, authorityId);
  if (!space || space.closed_on !== null) throw kernelErrors.error("request.not_found");
  const { kind } = await getAuthority(tx, authorityId);
  if (kind !== "sandbox") throw kernelErrors.error("request.not_found");
  return space;
}
