import type { ElementName } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import type { ElementId, PersonId } from "../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import {
  getPerson,
  identityErrors,
  listElements,
  validateElement,
} from "../../../identity/identity/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { mayReadPerson } from "../file/reach.ts";
import { isDecidedOnEvidence } from "../rules.ts";

export interface ReachConfirmed {
  readonly personId: PersonId;
  readonly element: ElementName;
  /** The declared value that the agent read. */
  readonly elementId: ElementId;
  /** How the agent knows; the person reads it. */
  readonly reason: string;
}

const gone: ReadonlySet<string> = new Set(["deceased", "merged", "erased"]);

/**
 * Use case: an agent called the person back, or was answered, at the number or address they declared, with no
 * file open for it. Recorded as in a file: an exception with its reason, since no document proves these.
 * Throws access.capability_missing, identity.unknown_person, enrolment.evidence_not_enough,
 * enrolment.reason_missing, enrolment.not_possible_now, request.changed_meanwhile.
 */
export async function confirmReach(context: Context, input: ReachConfirmed): Promise<void> {
  requireCapability(context, "file.decide");
  const { personId, element: name } = input;
  if (isDecidedOnEvidence(name)) throw enrolmentErrors.error("enrolment.evidence_not_enough");
  const reason = toTidyText(input.reason);
  if (reason === "") throw enrolmentErrors.error("enrolment.reason_missing");
  await context.transaction(async (tx) => {
    if (!(await mayReadPerson(context, personId))) throw identityErrors.error("identity.unknown_person");
    const { status } = await getPerson(tx, context, personId);
    if (gone.has(status)) throw enrolmentErrors.error("enrolment.not_possible_now");
    const pairs = await listElements(tx, context, personId, [name]);
    if (pairs.find((pair) => pair.name === name)?.declared?.id !== input.elementId)
      throw kernelErrors.error("request.changed_meanwhile");
    await validateElement(tx, context, { personId, name, method: "exception", reason });
  });
}
