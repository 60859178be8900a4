import type { Context, Tx } from "../../../../kernel/context.ts";
import { toComparableName } from "../../../../kernel/text.ts";
import { listAgentLine, listAgentLines } from "../store/staff.ts";

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

/**
 * The same of many pairs, by one query whatever their number: whether somebody of `ones` counts for one with
 * `other`, by id.
 */
export async function listCountedAsOne(
  tx: Tx,
  context: Context,
  ones: readonly string[],
  other: { readonly id: string; readonly label: string },
): Promise<ReadonlySet<string>> {
  if (ones.length === 0) return new Set();
  const since = new Date(context.now().getTime() - NEW_MS);
  const distinct = [...new Set(ones)];
  const lines = await listAgentLines(tx, [...new Set([...distinct, other.id])], since);
  const toLine = (id: string, label?: string) =>
    formatLine(
      { id, label },
      lines.filter(({ wanted }) => wanted === id),
    );
  const second = toLine(other.id, other.label);
  return new Set(distinct.filter((id) => toLine(id).some((known) => second.includes(known))));
}

/** Ids and names of the agent, of who added them lately, and so on. */
async function findAgentLine(tx: Tx, agent: OneAgent, since: Date): Promise<readonly string[]> {
  return formatLine(agent, agent.id === undefined ? [] : await listAgentLine(tx, agent.id, since));
}

function formatLine(
  { id, label }: OneAgent,
  line: readonly { readonly id: string; readonly name: string }[],
): readonly string[] {
  const names = [label ?? "", ...line.map(({ name }) => name)].map(toComparableName);
  const ids = [...(id === undefined ? [] : [id]), ...line.map((each) => each.id)];
  return [...ids, ...names.filter((name) => name !== "")];
}
