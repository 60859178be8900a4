import type { Context, Tx } from "../../../../kernel/context.ts";
import { toComparableName } from "../../../../kernel/text.ts";
import { listAgentLine } from "../store/staff.ts";

/** Long enough for somebody to wonder who the new colleague is; the addition is in the journal meanwhile. */
const NEW_MS = 7 * 86_400_000;

export interface OneAgent {
  /** Absent: what is compared was not done by an agent of an id, only said by a name. */
  readonly id?: string | undefined;
  /** As they were called when they acted. */
  readonly label?: string | undefined;
}

/**
 * Whether these two count for one, wherever a rule asks for two agents: the same id; the same name, since two
 * ids may be one person lent here before being of the house; or, for a week, who added the other, or two whom
 * the same person added. What a name and a mailbox made up cannot do, colleagues met since can.
 */
export async function countAsOne(tx: Tx, context: Context, one: OneAgent, other: OneAgent): Promise<boolean> {
  if (one.id !== undefined && one.id === other.id) return true;
  const since = new Date(context.now().getTime() - NEW_MS);
  const [first, second] = [await findAgentLine(tx, one, since), await findAgentLine(tx, other, since)];
  return first.some((known) => second.includes(known));
}

/** Ids and names of the agent, of who added them lately, and so on. */
async function findAgentLine(tx: Tx, { id, label }: OneAgent, since: Date): Promise<readonly string[]> {
  const line = id === undefined ? [] : await listAgentLine(tx, id, since);
  const names = [label ?? "", ...line.map(({ name }) => name)].map(toComparableName);
  const ids = [...(id === undefined ? [] : [id]), ...line.map((each) => each.id)];
  return [...ids, ...names.filter((name) => name !== "")];
}
