import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId, type StaffId } from "../../../kernel/ids.ts";
import { countAsOne } from "../../access/access/index.ts";
import { getPartnerAccount } from "./partner-account.ts";
import type { StatementRead } from "./statements.ts";
import { listStatementUses } from "./store/uses.ts";

interface Involved extends Pick<StatementRead, "statement" | "partner"> {
  readonly agent: { readonly id: StaffId; readonly label: string };
}

/** What an agent did before of what is to be paid. */
export type Deed = "agreed" | "asked_account" | "signs_in" | "confirmed" | "voided";

/** Of their own, or of somebody with whom they count as one. */
export interface Involvement {
  readonly deed: Deed;
  readonly isOwn: boolean;
}

/**
 * The first reason found why this agent does not prepare what is paid: their own before that of a namesake.
 */
export async function findInvolvement(
  tx: Tx,
  system: Context,
  { agent, statement, partner }: Involved,
): Promise<Involvement | undefined> {
  const uses = await listStatementUses(tx, system.authorityId, [statement.id]);
  const { askedBy } = await getPartnerAccount(tx, system, partner.id);
  const involved = new Map<string, Deed>();
  const note = (id: string | null, deed: Deed) => {
    if (id !== null && !involved.has(id)) involved.set(id, deed);
  };
  note(partner.agreedBy, "agreed");
  note(askedBy, "asked_account");
  for (const id of partner.staffIds) note(id, "signs_in");
  for (const { staff_id } of uses) note(staff_id, "confirmed");
  const own = involved.get(agent.id);
  if (own) return { deed: own, isOwn: true };
  for (const [id, deed] of involved)
    if (await countAsOne(tx, system, agent, { id: parseId<"staff">(id) })) return { deed, isOwn: false };
  return undefined;
}
