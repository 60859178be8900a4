import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { elevate } from "../../../../kernel/elevate.ts";
import type { FileId, PersonId } from "../../../../kernel/ids.ts";
import { createAccount, openSession } from "../../../access/access/index.ts";
import { createDeclaration, createPerson, validateElement } from "../../../identity/identity/index.ts";
import {
  createUpstreamLink,
  formatProviderName,
  isWholeIdentity,
  type PivotElements,
  toVouchedElements,
  type UpstreamIdentity,
} from "../../../identity/upstream/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { requireOpenDoor } from "../file/route.ts";
import { createDraft } from "./create-draft.ts";

export interface VouchedEnrolment {
  readonly personId: PersonId;
  readonly fileId: FileId;
  /** Token of the browser's session. */
  readonly session: string;
}

/**
 * Use case: somebody whom FranceConnect has just identified begins here. What it says of them is validated at
 * its level; the rest (address, how to reach them) is asked. The identity opens the account from now on.
 * Throws enrolment.identity_incomplete, upstream.linked_to_another, enrolment.door_closed,
 * enrolment.not_open_yet.
 */
export async function startVouched(
  context: Context,
  { newPersonId: personId, identity }: { newPersonId: PersonId; identity: UpstreamIdentity },
): Promise<VouchedEnrolment> {
  const elements = toVouchedElements(identity.claims);
  if (!isWholeIdentity(elements)) throw enrolmentErrors.error("enrolment.identity_incomplete");
  const system = elevate(context, {
    name: formatProviderName(identity.kind),
    reason: "Whoever the State has identified has no account here yet, and the journal names who vouches.",
  });
  return system.transaction(async (tx) => {
    await requireOpenDoor(system, "web");
    if (!(await createPerson(tx, system, { id: personId })))
      throw enrolmentErrors.error("enrolment.already_started");
    await createAccount(tx, system, { personId });
    await createUpstreamLink(tx, system, { identity, subject: { kind: "person", id: personId } });
    await saveVouchedElements(tx, system, personId, elements);
    const newcomer = context.as({ kind: "person", personId });
    const { email } = identity.claims;
    if (typeof email === "string")
      await createDeclaration(tx, newcomer, { personId, name: "email", value: email });
    const fileId = await createDraft(tx, newcomer, { personId, contactId: personId, openedAt: "web" });
    const session = await openSession(tx, system, {
      kind: "person",
      subjectId: personId,
      method: "franceconnect",
    });
    return { personId, fileId, session };
  });
}

async function saveVouchedElements(
  tx: Tx,
  system: Context,
  personId: PersonId,
  elements: PivotElements,
): Promise<void> {
  for (const [name, correctedValue] of Object.entries(elements)) {
    await validateElement(tx, system, {
      personId,
      name: name as ElementName,
      method: "federated_login",
      correctedValue,
    });
  }
}
