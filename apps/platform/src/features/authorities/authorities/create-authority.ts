import type { Context } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { Authority, Desk } from "./authority.ts";
import { recordAuthorityChange } from "./count-authority-changes.ts";
import { createAuthorityRow, createMemberRow } from "./store/authorities.ts";
import { createDeskRow } from "./store/desks.ts";

/** Opens a tenant with its desks. Operator or system only (row-level security refuses others). */
export async function createAuthority(
  context: Context,
  input: { authority: Authority; within: readonly AuthorityId[]; desks: readonly Desk[] },
): Promise<void> {
  await context.as(context.actor, input.authority.id).transaction(async (tx) => {
    await createAuthorityRow(tx, input.authority);
    for (const groupId of input.within) await createMemberRow(tx, input.authority.id, groupId);
    for (const desk of input.desks) await createDeskRow(tx, input.authority.id, desk);
  });
  recordAuthorityChange();
}
