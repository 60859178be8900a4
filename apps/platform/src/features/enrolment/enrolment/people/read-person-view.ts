import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { recordDeskVisit, requireCapability } from "../../../access/access/index.ts";
import {
  type ElementPair,
  formatNameInUse,
  getPerson,
  identityErrors,
  listElements,
  type Person,
} from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { type EvidenceDocument, listDocuments } from "../../evidence/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { type Around, listAround, listDisplayNames } from "../file/open-file.ts";
import { mayReadPerson } from "../file/reach.ts";
import type { ReadingPurpose } from "../file/record-read.ts";
import { listTrackedFiles, type TrackedFile } from "./get-file-tracking.ts";

/**
 * The whole relation of the authority with one person, services aside: agents of the desk do not see those.
 */
export interface PersonView extends Around {
  readonly person: Person;
  readonly displayName: string;
  readonly elements: readonly ElementPair[];
  readonly documents: readonly EvidenceDocument[];
  readonly files: readonly TrackedFile[];
  readonly names: ReadonlyMap<PersonId, string>;
}

/** Why an agent looks; "other" says it in words of their own, which the person reads. */
export interface Consultation {
  readonly personId: PersonId;
  readonly purpose: ReadingPurpose;
  readonly words?: string;
}

/** Shorter, they tell nothing; longer, they tell more than why. */
const WORDS = { least: 3, most: 200 } as const;

/** What the agent wrote, tidied. Throws enrolment.reason_needed. */
export function requireReason(typed: string): string {
  const words = toTidyText(typed);
  if (words.length >= WORDS.least && words.length <= WORDS.most) return words;
  throw enrolmentErrors.error("enrolment.reason_needed");
}

/**
 * For an agent; the person's journal tells who looked and why. A service's validator reaches the people of
 * its files only. Throws access.capability_missing, identity.unknown_person, enrolment.reason_needed.
 */
export function readPersonView(context: Context, input: Consultation): Promise<PersonView> {
  return context.transaction(async (tx) => {
    requireCapability(context, "person.read");
    const { personId, purpose } = input;
    const why = purpose === "other" ? { purpose, words: requireReason(input.words ?? "") } : { purpose };
    if (!(await mayReadPerson(context, personId))) throw identityErrors.error("identity.unknown_person");
    const person = await getPerson(tx, context, personId);
    const around = await listAround(tx, context, personId);
    const elements = await listElements(tx, context, personId);
    await record(tx, context, { action: "enrolment.person_consulted", personId, data: why });
    if (purpose === "help_at_desk" || purpose === "telephone") await recordDeskVisit(tx, context, personId);
    return {
      person,
      displayName: formatNameInUse(elements),
      elements,
      ...around,
      documents: await listDocuments(context, personId),
      files: await listTrackedFiles(context, personId),
      names: await listDisplayNames(tx, context, [personId], around),
    };
  });
}
