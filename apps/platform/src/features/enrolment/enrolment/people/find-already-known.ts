import type { ElementValues } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { listPeopleElements, toIdentityFacts } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { AgentAct } from "../deciding/decision.ts";
import { getFileLocked } from "../file/change-file.ts";
import { mayReadPerson } from "../file/reach.ts";
import { recordStep } from "../file/step.ts";
import { isReasonAsked } from "./duplicate-rules.ts";
import { buildDuplicate, type Duplicate, listAlike } from "./find-duplicates.ts";

/**
 * For the agent who is about to enrol somebody: who may be the same person, twins aside. One line in the
 * authority's journal tells who was found. Never on the web: a stranger would learn who is known. Throws
 * access.capability_missing.
 */
export async function findAlreadyKnown(
  context: Context,
  { personId, said }: { readonly personId: PersonId; readonly said: Partial<ElementValues> },
): Promise<readonly Duplicate[]> {
  requireCapability(context, "person.enrol");
  return context.transaction(async (tx) => {
    const found: Duplicate[] = [];
    const alike = (await listAlike(tx, context, toIdentityFacts(said))).filter(({ reason }) =>
      isReasonAsked(reason),
    );
    const people = await listPeopleElements(
      tx,
      context,
      alike.map((one) => one.personId),
    );
    for (const { personId: id, reason, agreements } of alike) {
      if (id === personId || !(await mayReadPerson(context, id))) continue;
      found.push(buildDuplicate(id, people.get(id) ?? [], [reason], agreements));
    }
    if (found.length > 0)
      await record(tx, context, {
        action: "enrolment.people_searched",
        data: { found: found.map((one) => one.personId) },
      });
    return found;
  });
}

/**
 * Use case: an agent says why somebody much like another is another person; the reason stays in the file, for
 * agents.
 */
export async function recordAnotherPerson(
  context: Context,
  { fileId, reason }: Pick<AgentAct, "fileId"> & { readonly reason: string },
): Promise<void> {
  requireCapability(context, "person.enrol");
  await context.transaction(async (tx) =>
    recordStep(tx, context, await getFileLocked(tx, context, fileId), "another_person", {
      note: toTidyText(reason),
    }),
  );
}
