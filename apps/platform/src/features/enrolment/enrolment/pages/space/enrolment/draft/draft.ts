import type { Context } from "../../../../../../../kernel/context.ts";
import {
  type DocumentId,
  type FileId,
  isUuid,
  type PersonId,
  parseId,
} from "../../../../../../../kernel/ids.ts";
import type { Answers } from "../../../../../../../web/index.ts";
import type { ElementPair } from "../../../../../../identity/identity/index.ts";
import { listAnswers } from "../../../../index.ts";
import { toVouchedAnswers } from "../vouched-answer.ts";
import { toWithheldAnswers } from "../withheld-answer.ts";
import { parseAnswersJson } from "./parse-answers-json.ts";
import { toKnownAnswers } from "./to-known-answers.ts";

/** A child named in the file: the id given to them, under which their own file is found again. */
export interface NamedChild {
  readonly personId: PersonId;
  readonly relation: string;
}

/** What this surface keeps in a file, besides the elements. */
export interface PersonDraft {
  readonly fileId: FileId;
  readonly elements: readonly ElementPair[];
  readonly answers: Answers;
  /** By number of the child, the first at 0. */
  readonly children: readonly NamedChild[];
  /** A document of the children, by its id, as deposited for each of the others. */
  readonly copies: Readonly<Record<string, readonly DocumentId[]>>;
}

/** Throws enrolment.unknown_file. */
export async function readPersonDraft(context: Context, fileId: FileId): Promise<PersonDraft> {
  const { elements, answers } = await listAnswers(context, fileId);
  return {
    fileId,
    elements,
    answers: {
      ...toKnownAnswers(elements),
      ...parseAnswersJson(answers.journey),
      ...toWithheldAnswers(elements),
      ...toVouchedAnswers(elements),
    },
    children: parseChildrenJson(answers.children),
    copies: parseCopiesJson(answers.copies),
  };
}

export function parseChildrenJson(json: unknown): readonly NamedChild[] {
  return (Array.isArray(json) ? json : []).flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null) return [];
    if (!("personId" in item && "relation" in item)) return [];
    const { personId, relation } = item;
    return isUuid(personId) && typeof relation === "string"
      ? [{ personId: parseId<"person">(personId), relation }]
      : [];
  });
}

function parseCopiesJson(json: unknown): PersonDraft["copies"] {
  if (typeof json !== "object" || json === null) return {};
  return Object.fromEntries(
    Object.entries(json).map(([id, ids]: [string, unknown]) => [
      id,
      (Array.isArray(ids) ? ids : []).filter(isUuid).map((one) => parseId<"document">(one)),
    ]),
  );
}
