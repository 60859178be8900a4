import type { Context } from "../../../../kernel/context.ts";
import { type FileId, parseId } from "../../../../kernel/ids.ts";
import { type ElementPair, listElements } from "../../../identity/identity/index.ts";
import { buildJsonReader, getPersonKey, type PersonKey } from "../../../trust/keys/index.ts";
import type { FileRow } from "../store/tables.ts";
import { requireOwn } from "./between-representatives.ts";
import { getFileRow } from "./change-file.ts";
import { FileAnswers } from "./file.ts";
import { recordRead } from "./record-read.ts";

const readAnswers = buildJsonReader("enrolment-answers", FileAnswers);
const formatAnswersField = (id: string) => `enrolment-answers:${id}`;

export function openAnswers(key: PersonKey, row: FileRow): FileAnswers {
  if (!row.answers_sealed) return {};
  return readAnswers(key.open(formatAnswersField(row.id), row.answers_sealed));
}

export function sealAnswers(key: PersonKey, row: FileRow, answers: FileAnswers): Buffer {
  return key.seal(formatAnswersField(row.id), JSON.stringify(answers));
}

export interface Answered {
  /** What is known of the person: declared now, or validated before. */
  readonly elements: readonly ElementPair[];
  readonly answers: FileAnswers;
}

/**
 * Everything answered so far, to fill the pages again on any device; an agent's reading is journalled.
 * Throws enrolment.unknown_file, enrolment.draft_of_another.
 */
export function listAnswers(context: Context, fileId: FileId): Promise<Answered> {
  return context.transaction(async (tx) => {
    const row = await getFileRow(tx, context, fileId);
    requireOwn(context, row);
    const personId = parseId<"person">(row.person_id);
    await recordRead(tx, context, row, "help_at_desk");
    return {
      elements: await listElements(tx, context, personId),
      answers: openAnswers(await getPersonKey(tx, context, personId), row),
    };
  });
}
