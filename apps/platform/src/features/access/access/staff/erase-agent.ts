import { randomBytes } from "node:crypto";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { StaffId } from "../../../../kernel/ids.ts";
import { revokeEveryEntry } from "../sessions/revoke-entries.ts";
import { closeStaff } from "../store/staff.ts";

const INDEX_BYTES = 16;

/**
 * The agent leaves and nothing tells who they were: name, address, ways in. Idempotent. Runs as the system.
 */
export async function eraseAgent(tx: Tx, context: Context, staffId: StaffId): Promise<void> {
  await revokeEveryEntry(tx, context, staffId);
  await closeStaff(tx, context.authorityId, staffId, {
    display_name: "–",
    email_sealed: randomBytes(INDEX_BYTES),
    email_index: randomBytes(INDEX_BYTES),
    closed_on: toCivilDate(context.now()),
  });
}
