import { elementDefinition, isDocumentKind } from "@ardeco/contracts";
import type { Context } from "../../../../../../../kernel/context.ts";
import { type FileId, parseId } from "../../../../../../../kernel/ids.ts";
import {
  type Answers,
  type FileAnswer,
  findTextAnswer,
  type JourneyPlace,
  type JourneyPort,
  listFileAnswers,
  type SavedStep,
  type Upload,
} from "../../../../../../../web/index.ts";
import { submitDocument } from "../../../../../evidence/index.ts";
import { runFileDeposit } from "../../../../../evidence/pages/common/evidence/file-deposit.ts";
import { addFileDocument, getFile, saveAnswers, submitEnrolment } from "../../../../index.ts";
import { readPersonDraft } from "../draft/draft.ts";
import { toStepElements } from "../draft/elements-of.ts";
import { buildEnrolmentPaths } from "../paths.ts";

const FILES = "proof_relative_files";
const proven = ["given_name", "family_name", "birthdate"] as const;

const getRelativeFileId = ({ params }: JourneyPlace): FileId => parseId<"file">(params.file ?? "");

/** Keeps the journey of somebody one acts for in that person's own file. */
export const relativePort: JourneyPort = {
  load: async (context, place) => (await readPersonDraft(context, getRelativeFileId(place))).answers,
  save: async (context, place, step) => save(context, getRelativeFileId(place), step),
  submit: async (context, place) => {
    const fileId = getRelativeFileId(place);
    await submitEnrolment(context, { fileId });
    return buildEnrolmentPaths({ slug: place.params.slug ?? "" }).receipt(fileId);
  },
};

async function save(
  context: Context,
  fileId: FileId,
  { stepId, answers, uploads }: SavedStep,
): Promise<void> {
  const draft = await readPersonDraft(context, fileId);
  const said: Answers = { ...draft.answers, ...answers };
  const kept = await saveRelativeStep(context, fileId, said, uploads);
  const before = listFileAnswers(draft.answers, FILES);
  const files = [...before, ...kept.filter((one) => before.every(({ id }) => id !== one.id))];
  const journey = files.length > 0 ? { ...said, [FILES]: files } : said;
  await saveAnswers(context, { fileId, elements: toRelativeElements(stepId, journey), answers: { journey } });
}

function toRelativeElements(stepId: string, answers: Answers) {
  if (stepId !== "school") return toStepElements(stepId, answers);
  const school = findTextAnswer(answers, "school");
  return { school: school === undefined ? null : { name: school } };
}

async function saveRelativeStep(
  context: Context,
  fileId: FileId,
  said: Answers,
  uploads: readonly Upload[],
): Promise<readonly FileAnswer[]> {
  const kind = findTextAnswer(said, "proof_relative_kind") ?? "";
  if (uploads.length === 0 || !isDocumentKind(kind)) return [];
  const { personId } = await getFile(context, fileId);
  const elements = proven.filter((name) => elementDefinition(name).provenBy.some((one) => one === kind));
  const kept: FileAnswer[] = [];
  for (const { fileName, size, content } of uploads) {
    const deposit = async () => {
      const id = await submitDocument(context, { personId, kind, fileName, content });
      // A mandate or a court's decision proves a right to act, and no element
      if (elements.length > 0) await addFileDocument(context, { fileId, documentId: id, elements });
      kept.push({ id, fileName, size });
    };
    await runFileDeposit({ field: FILES, fileName }, deposit);
  }
  return kept;
}
