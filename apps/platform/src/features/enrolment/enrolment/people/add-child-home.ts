import { isDocumentKind } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { hasCapability } from "../../../access/access/index.ts";
import {
  createHousehold,
  listHouseholds,
  listRepresentatives,
  setHouseholdMember,
  validateRepresentation,
} from "../../../identity/households/index.ts";

export interface EnrolledChild {
  readonly personId: PersonId;
  readonly parentId: PersonId;
  /** The kind of document that proves the link, when the agent saw one. */
  readonly evidence: string;
}

/**
 * Use case: the child lives with the parent who enrols it; the link is believed when the agent saw what
 * proves it.
 */
export function addChildHome(
  context: Context,
  { personId, parentId, evidence: kind }: EnrolledChild,
): Promise<void> {
  return context.transaction(async (tx) => {
    await addSharedHome(tx, context, { personId, parentId });
    if (!isDocumentKind(kind) || !hasCapability(context.actor, "file.decide")) return;
    const link = (await listRepresentatives(context, personId)).find(
      (edge) => edge.representativeId === parentId && edge.state === "declared",
    );
    if (link) await validateRepresentation(context, { id: link.id, evidence: { kind } });
  });
}

async function addSharedHome(
  tx: Tx,
  context: Context,
  { personId, parentId }: Pick<EnrolledChild, "personId" | "parentId">,
): Promise<void> {
  const child = { personId, role: "child", sharePercent: 100 } as const;
  const [home] = await listHouseholds(tx, context, parentId);
  if (home) return setHouseholdMember(tx, context, { householdId: home.id, ...child });
  const parent = { personId: parentId, role: "adult", sharePercent: 100 } as const;
  await createHousehold(tx, context, { members: [parent, child] });
}
