import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import {
  type Household,
  listHouseholds,
  listRepresentatives,
  listRepresented,
  type Representation,
} from "../../../identity/households/index.ts";
import {
  type ElementPair,
  formatNameInUse,
  listElements,
  listPeopleElements,
  nameElements,
} from "../../../identity/identity/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { type EvidenceDocument, listDocuments } from "../../evidence/index.ts";
import type { DecisionMade, DocumentRequest } from "../deciding/decision.ts";
import { listDecisions } from "../deciding/decisions.ts";
import { listDocumentRequests } from "../deciding/requests.ts";
import { type Duplicate, findDuplicates } from "../people/find-duplicates.ts";
import { listFileDocumentRows } from "../store/details.ts";
import { openAnswers } from "./answers.ts";
import { getFileRow, toEnrolmentFile } from "./change-file.ts";
import type { EnrolmentFile, FileAnswers } from "./file.ts";
import { type ReadingPurpose, recordRead } from "./record-read.ts";
import { isDecider } from "./route.ts";
import { listSteps, type Step } from "./step.ts";

export interface FileDocument extends EvidenceDocument {
  /** What it should prove in this file; empty for a document of the person that the file does not hold. */
  readonly elements: readonly ElementName[];
}

/** Everything on one screen. */
export interface FileView extends Around {
  readonly file: EnrolmentFile;
  readonly elements: readonly ElementPair[];
  readonly answers: FileAnswers;
  readonly documents: readonly FileDocument[];
  readonly decisions: readonly DecisionMade[];
  readonly requests: readonly DocumentRequest[];
  readonly steps: readonly Step[];
  readonly duplicates: readonly Duplicate[];
  /** Under its organisation mode, at its desk, the decision is the reader's if their role decides at all. */
  readonly decidedHere: boolean;
  /** Names of everybody above. */
  readonly names: ReadonlyMap<PersonId, string>;
}

/**
 * For an agent: the whole file. The person's journal tells who opened it and why.
 * Throws enrolment.unknown_file, access.capability_missing.
 */
export function openFile(
  context: Context,
  input: { fileId: FileId; purpose: ReadingPurpose },
): Promise<FileView> {
  return context.transaction(async (tx) => {
    requireCapability(context, "file.read");
    const row = await getFileRow(tx, context, input.fileId);
    const file = toEnrolmentFile(row);
    const { personId } = file;
    const key = await getPersonKey(tx, context, personId);
    const elements = await listElements(tx, context, personId);
    const documents = await listFileDocuments(tx, context, file);
    const around = await listAround(tx, context, personId);
    await recordRead(tx, context, row, input.purpose);
    return {
      file,
      elements,
      documents,
      answers: openAnswers(key, row),
      decidedHere: await isDecider(tx, context, row),
      decisions: await listDecisions(tx, context, key, file.id),
      requests: await listDocumentRequests(tx, context, key, file.id),
      steps: await listSteps(tx, context, key, file.id),
      duplicates: await findDuplicates(tx, context, {
        personId,
        elements,
        documentIds: documents.filter(({ state }) => state === "kept").map(({ id }) => id),
      }),
      ...around,
      names: await listDisplayNames(tx, context, [file.personId, file.contactId], around),
    };
  });
}

async function listFileDocuments(
  tx: Tx,
  context: Context,
  file: EnrolmentFile,
): Promise<readonly FileDocument[]> {
  const attached = await listFileDocumentRows(tx, context.authorityId, file.id);
  const proven = new Map(attached.map((row) => [row.document_id, row.elements as ElementName[]]));
  const documents = await listDocuments(context, file.personId);
  return documents.map((document) => ({ ...document, elements: proven.get(document.id) ?? [] }));
}

export interface Around {
  readonly households: readonly Household[];
  readonly representatives: readonly Representation[];
  readonly represented: readonly Representation[];
}

export async function listAround(tx: Tx, context: Context, personId: PersonId): Promise<Around> {
  return {
    households: await listHouseholds(tx, context, personId),
    representatives: await listRepresentatives(context, personId),
    represented: await listRepresented(context, personId),
  };
}

export async function listDisplayNames(
  tx: Tx,
  context: Context,
  own: readonly PersonId[],
  around: Around,
): Promise<ReadonlyMap<PersonId, string>> {
  const ids = new Set([
    ...own,
    ...around.households.flatMap(({ members }) => members.map((member) => member.personId)),
    ...around.representatives.map(({ representativeId }) => representativeId),
    ...around.represented.map(({ representedId }) => representedId),
  ]);
  const people = await listPeopleElements(tx, context, [...ids], nameElements);
  return new Map([...people].map(([id, elements]) => [parseId<"person">(id), formatNameInUse(elements)]));
}
