import { randomUUID } from "node:crypto";
import type { ElementName } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { listElements } from "../../../identity/identity/index.ts";
import {
  type ElementDecision,
  type EnrolmentFile,
  getFile,
  saveAnswers,
  startEnrolment,
  submitEnrolment,
} from "../index.ts";

export const address = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
};

export const everything: Partial<Record<ElementName, unknown>> = {
  given_name: "Jeanne",
  family_name: "Martin",
  birthdate: "1990-05-04",
  address,
};

export type Newcomer = Context & { readonly personId: PersonId; readonly fileId: FileId };

/** Somebody unknown to everyone, who has just begun. */
export async function aNewcomer(house: TestRuntime, authorityId: AuthorityId): Promise<Newcomer> {
  const personId = parseId<"person">(randomUUID());
  const { fileId } = await startEnrolment(house.as({ kind: "anonymous" }, authorityId), {
    newPersonId: personId,
  });
  return Object.assign(house.as({ kind: "person", personId }, authorityId), { personId, fileId });
}

/** The same, who has answered everything, to be told by letter unless an e-mail is said. */
export async function aCompleteDraft(
  house: TestRuntime,
  authorityId: AuthorityId,
  said: Partial<Record<ElementName, unknown>> = {},
): Promise<Newcomer> {
  const person = await aNewcomer(house, authorityId);
  await saveAnswers(person, {
    fileId: person.fileId,
    elements: { ...everything, ...said },
    answers: { channel: "email" in said ? "email" : "letter" },
  });
  return person;
}

/** The same, who has sent it. */
export async function aSentFile(
  house: TestRuntime,
  authorityId: AuthorityId,
  said: Partial<Record<ElementName, unknown>> = {},
): Promise<Newcomer> {
  const person = await aCompleteDraft(house, authorityId, said);
  await submitEnrolment(person, { fileId: person.fileId });
  return person;
}

/** What an agent has read and may act upon. */
export async function readBy(agent: Context, fileId: FileId): Promise<EnrolmentFile & { fileId: FileId }> {
  const file = await getFile(agent, fileId);
  return { ...file, fileId };
}

const usualProof = { address: "proof_of_address" } as const;

/** Every declared element of the names given, validated on an original seen. */
export async function originalsSeen(
  agent: Context,
  personId: PersonId,
  names: readonly ElementName[] = ["given_name", "family_name", "birthdate", "address"],
): Promise<readonly ElementDecision[]> {
  const known = await agent.transaction((tx) => listElements(tx, agent, personId));
  return known.flatMap(({ name, declared }) =>
    declared && names.includes(name)
      ? [
          {
            element: name,
            elementId: declared.id,
            outcome: "validated" as const,
            evidence: {
              seen: "original" as const,
              kind: name === "address" ? usualProof.address : "identity_card",
            },
          },
        ]
      : [],
  );
}
