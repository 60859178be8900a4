import type { ApprovalStanding, WaitingApproval } from "../../../../kernel/approvals.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { countAsOne, type OneAgent } from "./count-as-one.ts";
import { listAgents } from "./staff.ts";

/**
 * Whether the acting agent counts for one with any of those who asked, wrote or began: wherever a second agent
 * is needed, they are not it. Whoever is no agent never is.
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
  const names = new Map<string, string>(
    (await listAgents(tx, context)).map(({ id, displayName }) => [id, displayName]),
  );
  const found: WaitingApproval[] = [];
  for (const { by, never = [], mayAnswer, ...facts } of asked) {
    const askedBy = [...new Set(by)].flatMap((id) => names.get(id) ?? []).join(", ");
    const standing = await findStanding(tx, context, { by, never, mayAnswer });
    found.push({ ...facts, askedBy, standing });
  }
  return found;
}

async function findStanding(
  tx: Tx,
  context: Context,
  { by, never, mayAnswer }: Required<Pick<AskedApproval, "by" | "never" | "mayAnswer">>,
): Promise<ApprovalStanding> {
  const { actor } = context;
  if (actor.kind === "staff" && by.includes(actor.staffId)) return "asked";
  if (!mayAnswer) return "another";
  const agents = [...by, ...never].map((id) => ({ id }));
  return (await isAmongAgents(tx, context, agents)) ? "another" : "answers";
}
