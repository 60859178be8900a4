import type { ElementName } from "@ardeco/contracts";
import {
  getFile,
  requestDocument,
  resumeFile,
  saveAnswers,
  startRelativeFile,
  submitElementDecisions,
  submitEnrolment,
} from "../../features/enrolment/enrolment/index.ts";
import { originalsSeen } from "../../features/enrolment/enrolment/testing/a-file.ts";
import type { Families, Someone } from "../../features/identity/households/testing/families.ts";
import { type Element, listElements } from "../../features/identity/identity/index.ts";
import type { Context } from "../../kernel/context.ts";
import type { FileId, PersonId } from "../../kernel/ids.ts";

/**
 * Jeanne and Julien are separated; each represents Léo, and Jeanne has fled to an address that Julien must
 * not learn.
 */
export interface TwoParents extends Families {
  readonly jeanne: Someone;
  readonly julien: Someone;
  readonly leo: PersonId;
}

export const hidden = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};

/** The same, as a page of the journey keeps it. */
const typed = { street: hidden.street_address, complement: "", postcode: "14000", city: "Caen" };

/** What no page, message, export or answer meant for Julien may hold. */
export const LEAK = /Saint-Jean/;

export async function twoParents(town: Families): Promise<TwoParents> {
  const [jeanne, julien] = [await town.someone("Jeanne"), await town.someone("Julien")];
  const { personId: leo, representationId } = await town.aChildOf(jeanne);
  await town.validate(representationId, "family_record_book");
  await town.alsoParent(julien, leo);
  return { ...town, jeanne, julien, leo };
}

/** A parent's file for Léo with this address, sent. */
export async function sentBy(parent: Someone, leo: PersonId, address: object = hidden): Promise<FileId> {
  const fileId = await draftOf(parent, leo, address);
  await submitEnrolment(parent, { fileId });
  return fileId;
}

export async function draftOf(parent: Someone, leo: PersonId, address: object = hidden): Promise<FileId> {
  const fileId = await startRelativeFile(parent, { personId: leo });
  const elements = { given_name: "Léo", family_name: "Morel", address };
  await saveAnswers(parent, { fileId, elements, answers: { journey: { address: typed } } });
  return fileId;
}

type Outcome = "validated" | "corrected" | "refused";

const proof = { seen: "original", kind: "proof_of_address" } as const;

/** An agent decides a file; the words they write about the address quote it. */
export async function decideFile(agent: Context, fileId: FileId, outcome: Outcome): Promise<void> {
  const read = await getFile(agent, fileId);
  const { personId } = read;
  const waits = read.state === "awaiting_person";
  const { version } = waits ? await resumeFile(agent, { ...read, fileId }) : read;
  const elementId = (await known(agent, personId, "address", "declared"))?.id;
  if (!elementId) throw new Error("no address to decide");
  const reason = "Le bail du 12 rue Saint-Jean le dit.";
  const of = { element: "address", elementId } as const;
  const value = { ...hidden, street_address: "12 bis rue Saint-Jean" };
  const decisions = {
    validated: { ...of, outcome: "validated", evidence: proof },
    corrected: { ...of, outcome: "corrected", evidence: proof, value, reason },
    refused: { ...of, outcome: "refused", reason },
  } as const;
  const others = await originalsSeen(agent, personId, ["given_name", "family_name", "birthdate"]);
  await submitElementDecisions(agent, { fileId, version, decisions: [...others, decisions[outcome]] });
}

export async function askProof(agent: Context, fileId: FileId): Promise<void> {
  const { version } = await getFile(agent, fileId);
  const reason = "La quittance du 12 rue Saint-Jean est illisible.";
  await requestDocument(agent, { fileId, version, element: "address", kind: "proof_of_address", reason });
}

export async function known(
  who: Context,
  personId: PersonId,
  name: ElementName,
  state: "declared" | "validated",
): Promise<Element | undefined> {
  const pairs = await who.transaction((tx) => listElements(tx, who, personId));
  return pairs.find((pair) => pair.name === name)?.[state];
}
