import type { Context } from "../../../../kernel/context.ts";
import { openSession } from "../../../access/access/index.ts";
import { sandboxErrors } from "../errors.ts";
import { openVendorSpace } from "../space/vendor.ts";
import { recordTrace } from "../trace/record-trace.ts";
import { hasRepresentative } from "./has-representative.ts";
import { getPlayer } from "./list-cast.ts";

/**
 * Use case: the vendor becomes one of the people of their space, in this browser.
 * @returns the person's session Throws sandbox.unknown_person, sandbox.others_act for whom somebody else
 *   decides, request.not_found outside a sandbox, request.forbidden for another vendor.
 */
export async function openPlayerSession(context: Context, personId: string): Promise<string> {
  const { system } = await openVendorSpace(context);
  return system.transaction(async (tx) => {
    const player = await getPlayer(tx, system, personId);
    if (await hasRepresentative(system, player)) throw sandboxErrors.error("sandbox.others_act");
    await recordTrace(tx, system, { kind: "entered", outcome: "done", facts: { person: player.name } });
    return openSession(tx, system, { kind: "person", subjectId: player.personId, method: "sandbox" });
  });
}
