import type { ApprovalStanding, WaitingApproval } from "../../../../kernel/approvals.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { countAsOne, listCountedAsOne, type OneAgent } from "./count-as-one.ts";
import { listAgents } from "./staff.ts";

/**
 * Whether the acting agent counts for one with any of those who asked, wrote or began: wherever a second
 * agent is needed, they are not it. Whoever is no agent never is.
 */
export async function isAmongAgents(tx: Tx, context: Context, first: readonly OneAgent[]): Promise<boolean> {
  const { actor } = context;
  if (actor.kind !== "staff") return true;
  const acting = { id: actor.staffId, label: actor.label };
  for (const one of first) if (await countAsOne(tx, context, one, acting)) return true;
  return false;
}

/** What waits for a second agent, as its feature reads it. */
export interface AskedApproval extends Omit<WaitingApproval, "askedBy" | "standing"> {
  /** The agents who asked, wrote or accepted: none of them answers. */
  readonly by: readonly string[];
  /** Others who never answer: whom it is about. */
  readonly never?: readonly string[];
  /** Whether the right to answer is the reader's, were they somebody else. */
  readonly mayAnswer: boolean;
}

/** Who asked, as colleagues call them, and how whoever reads stands to each. */
export async function readApprovalStandings(
  tx: Tx,
  context: Context,
  asked: readonly AskedApproval[],
): Promise<readonly WaitingApproval[]> {
  if (asked.length === 0) return [];
  const agents = await listAgents(tx, context);
  const names = new Map<string, string>(agents.map(({ id, displayName }) => [id, displayName]));
  const { actor } = context;
  const reader = actor.kind === "staff" ? { id: actor.staffId, label: actor.label } : undefined;
  const theirs = reader
    ? await listCountedAsOne(
        tx,
        context,
        asked.flatMap(({ by, never = [] }) => [...by, ...never]),
        reader,
      )
    : new Set<string>();
  return asked.map(({ by, never = [], mayAnswer, ...facts }) => {
    const askedBy = [...new Set(by)].flatMap((id) => names.get(id) ?? []).join(", ");
    return { ...facts, askedBy, standing: findStanding() };

    function findStanding(): ApprovalStanding {
      if (!reader) return "another";
      if (by.includes(reader.id)) return "asked";
      if (!mayAnswer || [...by, ...never].some((id) => theirs.has(id))) return "another";
      return "answers";
    }
  });
}
