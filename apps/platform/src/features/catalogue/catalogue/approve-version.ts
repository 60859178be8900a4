import type { Context } from "../../../kernel/context.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { requireSecondAgent } from "../../access/smallstaff/index.ts";
import { applyVersionMove, getVersionSeen } from "./apply-version-move.ts";
import { catalogueErrors } from "./errors.ts";
import { requireActingAgent } from "./require-acting-agent.ts";
import { requireOfferable } from "./require-offerable.ts";
import type { VersionSeen } from "./service.ts";

/** As the inbox names it: a version that was written again is another thing. */
export const toVersionSubject = ({ serviceId, version, revision }: VersionSeen) =>
  ({ kind: "catalogue.version", id: `${serviceId}.${version}`, mark: String(revision) }) as const;

/**
 * Use case: a manager hands a draft over for approval. Throws catalogue.not_publishable with what to correct.
 */
export async function submitVersion(context: Context, input: VersionSeen): Promise<void> {
  requireCapability(context, "service.draft", { serviceId: input.serviceId });
  await context.transaction(async (tx) => {
    const found = await getVersionSeen(context, input);
    await requireOfferable(tx, context, found);
    await applyVersionMove(tx, context, found, { move: "submit" });
  });
}

/**
 * Use case: an administrator or the data-protection officer, who counts for one with none of its writers,
 * approves. Throws catalogue.own_work.
 */
export async function approveVersion(context: Context, input: VersionSeen): Promise<void> {
  requireCapability(context, "service.approve", { serviceId: input.serviceId });
  const approver = requireActingAgent(context);
  await context.transaction(async (tx) => {
    const found = await getVersionSeen(context, input);
    await requireSecondAgent(tx, context, toVersionSubject(input), {
      first: found.writtenBy.map((id) => ({ id })),
      refusal: catalogueErrors.error("catalogue.own_work"),
    });
    await applyVersionMove(tx, context, found, { move: "approve", change: { approved_by: approver } });
  });
}

/**
 * Use case: an approver sends a version back to its writers, and says why. Throws catalogue.reason_needed.
 */
export async function rejectVersion(
  context: Context,
  input: VersionSeen & { reason: string },
): Promise<void> {
  requireCapability(context, "service.approve", { serviceId: input.serviceId });
  const reason = toTidyText(input.reason);
  if (reason === "") throw catalogueErrors.error("catalogue.reason_needed");
  await context.transaction(async (tx) => {
    const found = await getVersionSeen(context, input);
    await applyVersionMove(tx, context, found, {
      move: "return",
      change: { approved_by: null },
      data: { reason },
    });
  });
}
