import type { ElementName } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { type Desk, getDesk } from "../../../authorities/authorities/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import type { DecisionMade, DocumentRequest } from "../deciding/decision.ts";
import { listDecisions } from "../deciding/decisions.ts";
import { listDocumentRequests } from "../deciding/requests.ts";
import {
  askTheDesk,
  isDraftOfAnother,
  listActorWithheldElements,
  removeWithheldReason,
} from "../file/between-representatives.ts";
import { getFileRow, toEnrolmentFile } from "../file/change-file.ts";
import type { EnrolmentFile } from "../file/file.ts";
import { recordRead } from "../file/record-read.ts";
import { listSteps } from "../file/step.ts";
import { formatStep } from "../file/step-words.ts";
import { formatBringSentence, listToBring } from "../file/to-bring.ts";
import { acceptedWords, appealWords, stateWords } from "../file/words.ts";
import { listFileRows } from "../store/files.ts";

export interface TrackedFile {
  readonly file: EnrolmentFile;
  readonly state: Sentence;
  readonly next: Sentence;
  /** What the person has still to show, for want of a document in the file: the file waits for them. */
  readonly toBring: readonly ElementName[];
}

/**
 * Files of a person, newest first, as far as the actor reaches; the draft of another representative is
 * theirs.
 */
export function listTrackedFiles(context: Context, personId: PersonId): Promise<readonly TrackedFile[]> {
  return context.read(async () => {
    return (await listFilesOfEach(context, [personId])).get(personId) ?? [];
  });
}

/** Files of several people, in one statement, as far as the actor reaches. */
export function listFilesOfEach(
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly TrackedFile[]>> {
  return context.read(async (tx) => {
    const rows = await listFileRows(tx, context.authorityId, personIds);
    const shown = rows.filter((row) => !isDraftOfAnother(context, row));
    const toBring = await listToBring(tx, context, shown);
    const files = shown.map((row) => toTrackedFile(toEnrolmentFile(row), toBring.get(row.id)));
    return Map.groupBy(files, ({ file }) => file.personId);
  });
}

export interface Tracking extends TrackedFile {
  readonly office?: Desk;
  /** What is asked and not answered yet. */
  readonly requests: readonly DocumentRequest[];
  readonly decisions: readonly DecisionMade[];
  /** Shown when something was refused. */
  readonly appeal?: Sentence;
  readonly steps: readonly { readonly at: string; readonly by?: string; readonly sentence: Sentence }[];
}

/**
 * Where a file stands, for the person or who acts for them; notes between agents stay out. Throws
 * enrolment.unknown_file.
 */
export function getFileTracking(context: Context, fileId: FileId): Promise<Tracking> {
  return context.transaction(async (tx) => {
    const row = await getFileRow(tx, context, fileId);
    const file = toEnrolmentFile(row);
    await recordRead(tx, context, row, "telephone");
    const key = await getPersonKey(tx, context, parseId<"person">(row.person_id));
    const withheld = await listActorWithheldElements(tx, context, file.personId);
    const decisions = (await listDecisions(tx, context, key, fileId)).map((one) =>
      removeWithheldReason(one, withheld),
    );
    const steps = await listSteps(tx, context, key, fileId);
    const requests = await listDocumentRequests(tx, context, key, fileId);
    const office = file.deskId === undefined ? undefined : await getDesk(tx, context, file.deskId);
    return {
      ...toTrackedFile(file, (await listToBring(tx, context, [row])).get(row.id), office?.name),
      ...(isAccepted(file, decisions) ? { next: acceptedWords } : {}),
      ...(office === undefined ? {} : { office }),
      requests: requests
        .filter(({ state }) => state === "open")
        .map((asked) =>
          withheld.has(asked.element) ? { ...asked, reason: askTheDesk[context.language] } : asked,
        ),
      decisions,
      ...(decisions.some(({ outcome }) => outcome === "refused") ? { appeal: appealWords } : {}),
      steps: steps
        .filter(({ what }) => what !== "note_added" && what !== "another_person")
        .map((step) => ({
          at: step.at,
          ...(step.by.label === undefined ? {} : { by: step.by.label }),
          sentence: formatStep(removeWithheldReason(step, withheld)),
        })),
    };
  });
}

/** Decided, and as it was asked: a value that was corrected is an answer to read. */
const isAccepted = ({ state }: EnrolmentFile, decisions: readonly DecisionMade[]): boolean =>
  state === "decided" &&
  decisions.length > 0 &&
  decisions.every(({ outcome }) => outcome === "validated" || outcome === "exception");

function toTrackedFile(
  file: EnrolmentFile,
  toBring: readonly ElementName[] = [],
  office?: string,
): TrackedFile {
  const { name, next } = stateWords[file.state];
  return { file, state: name, next: formatBringSentence(toBring, office) ?? next, toBring };
}
