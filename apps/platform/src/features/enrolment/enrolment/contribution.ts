import type { ElementName } from "@ardeco/contracts";
import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { getPersonKey, type PersonKey } from "../../trust/keys/index.ts";
import { listDecisions } from "./deciding/decisions.ts";
import { listDocumentRequests } from "./deciding/requests.ts";
import { openAnswers } from "./file/answers.ts";
import {
  isDraftOfAnother,
  isOtherRepresentative,
  listActorWithheldElements,
  removeWithheldReason,
} from "./file/between-representatives.ts";
import type { FileState } from "./file/file.ts";
import { listSteps } from "./file/step.ts";
import { formatStep, type StepDetails, stepTellers } from "./file/step-words.ts";
import { stateWords } from "./file/words.ts";
import { listFileRows } from "./store/files.ts";
import type { FileRow } from "./store/tables.ts";
import { deleteEndedFiles, deletePersonFiles, writeToThePersonInstead } from "./store/upkeep.ts";

/** A decision answers for itself until the action is barred (Code civil art. 2224); the rest goes sooner. */
const KEPT_MONTHS: Readonly<Partial<Record<FileState, number>>> = { closed: 60, withdrawn: 12, expired: 1 };

const purposes: Readonly<Record<string, { fr: string; en: string }>> = {
  review: { fr: "pour l’examiner", en: "to examine it" },
  help_at_desk: { fr: "pour vous aider au guichet", en: "to help you at the desk" },
  telephone: { fr: "pour vous répondre au téléphone", en: "to answer you on the telephone" },
  check: { fr: "pour un contrôle", en: "for a check" },
};

export const enrolmentContribution: Contribution = {
  module: "enrolment",
  exportPerson: async (tx, context, personId) => {
    const rows = await listFileRows(tx, context.authorityId, [personId]);
    if (rows.length === 0) return { dossiers: [] };
    const key = await getPersonKey(tx, context, personId);
    const files = [];
    const withheld = await listActorWithheldElements(tx, context, personId);
    for (const row of rows.filter((one) => !isDraftOfAnother(context, one)))
      files.push(await exportFile(tx, context, { key, row, withheld }));
    return { dossiers: files };
  },
  erasePerson: async (tx, context, personId: PersonId) => {
    await deletePersonFiles(tx, context.authorityId, personId);
    await writeToThePersonInstead(tx, context.authorityId, personId);
  },
  purge: async (tx, context) => {
    const today = toCivilDate(context.now());
    let purged = 0;
    for (const state of ["closed", "withdrawn", "expired"] as const) {
      const before = addMonths(today, -(KEPT_MONTHS[state] ?? 0));
      purged += await deleteEndedFiles(tx, context.authorityId, state, before);
    }
    return purged;
  },
  journal: {
    ...Object.fromEntries(
      Object.entries(stepTellers).map(([what, teller]) => [
        `enrolment.${what}`,
        (data: StepDetails) => teller(data),
      ]),
    ),
    "enrolment.file_read": ({ purpose }) => ({
      fr: `Un agent a consulté le dossier ${purposes[String(purpose)]?.fr ?? ""}.`,
      en: `An agent consulted the file ${purposes[String(purpose)]?.en ?? ""}.`,
    }),
    "enrolment.person_consulted": ({ purpose, words }) =>
      purpose === "other"
        ? {
            fr: `Un agent a consulté vos informations. Il a écrit pourquoi : « ${String(words)} ».`,
            en: `An agent consulted your information. They wrote why: “${String(words)}”.`,
          }
        : {
            fr: `Un agent a consulté vos informations ${purposes[String(purpose)]?.fr ?? ""}.`,
            en: `An agent consulted your information ${purposes[String(purpose)]?.en ?? ""}.`,
          },
    "enrolment.people_searched": ({ found }) => ({
      fr:
        "Un agent a cherché quelqu’un par son nom et sa date de " +
        `naissance : ${Array.isArray(found) ? found.length : 0} trouvé.`,
      en:
        "An agent looked for somebody by name and birth date: " +
        `${Array.isArray(found) ? found.length : 0} found.`,
    }),
    "enrolment.queue_listed": ({ files }) => ({
      fr: `Un agent a affiché une liste de ${Array.isArray(files) ? files.length : 0} dossiers.`,
      en: `An agent displayed a list of ${Array.isArray(files) ? files.length : 0} files.`,
    }),
  },
};

interface Exported {
  readonly key: PersonKey;
  readonly row: FileRow;
  readonly withheld: ReadonlySet<ElementName>;
}

/** What the other representative wrote, and what agents noted between them, is not for this one. */
async function exportFile(tx: Tx, context: Context, { key, row, withheld }: Exported) {
  const fileId = parseId<"file">(row.id);
  const own = !isOtherRepresentative(context, row);
  const isPerson = context.actor.kind !== "person" || context.actor.personId === row.person_id;
  const decisions = await listDecisions(tx, context, key, fileId);
  return {
    numero: row.receipt_number,
    etat: stateWords[row.state].name.fr,
    ouvert_le: row.opened_on,
    envoye_le: row.submitted_at?.toISOString() ?? null,
    reponses: own ? openAnswers(key, row) : null,
    decisions: decisions.map((one) => removeWithheldReason(one, withheld)),
    documents_demandes: (await listDocumentRequests(tx, context, key, fileId))
      .map((asked) => removeWithheldReason(asked, withheld))
      .map(({ reply, ...asked }) => (own && reply !== undefined ? { ...asked, reply } : asked)),
    etapes: (await listSteps(tx, context, key, row.id)).map((step) => ({
      le: step.at,
      par: step.by.label ?? step.by.kind,
      quoi: formatStep(removeWithheldReason(step, withheld)).fr,
      note: isPerson ? (step.note ?? null) : null,
    })),
  };
}
