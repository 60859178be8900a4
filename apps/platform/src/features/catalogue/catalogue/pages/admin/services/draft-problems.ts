import type { FieldError } from "../../../../../../kernel/errors.ts";
import { findProblems } from "../../../index.ts";
import { toDraftDefinition } from "./draft-definition.ts";
import { formatKeyName, formatRowName, listNames, listRowNumbers } from "./draft-lists.ts";
import { formatReasonRowName, listReasonRows } from "./draft-reasons.ts";
import { type DraftValues, getDraftText } from "./draft-values.ts";
import { findPresentationSentence, getPresentationField } from "./presentation-problems.ts";

const blank = { code: "request.field_missing", fr: "Remplissez ce champ.", en: "Fill in this field." };
const days = { fr: "Écrivez un nombre de jours, 0 compris.", en: "Write a number of days, 0 included." };

const always = ["title_fr", "title_en", "summary_fr", "summary_en", "type", "audience", "channels"];
const ofRow = {
  requests: ["element", "purpose_fr", "purpose_en", "legalBasis", "retentionDays"],
  mustBeKept: ["element", "law", "retentionDays"],
  documents: ["label_fr", "label_en"],
  places: ["name"],
} as const;

/**
 * What keeps the draft from being offered, by the field of the form: one problem a field, in the order of the
 * page.
 */
export function validateDraft(values: DraftValues): readonly FieldError[] {
  const known = new Map<string, FieldError>(findBlankFields(values).map((one) => [one.field, one]));
  for (const problem of [...findProblems(toDraftDefinition(values)), ...validateDraftRule(values)]) {
    const field = getFieldAtPointer(problem.field, values);
    if (known.has(field)) continue;
    const { fr, en } = /(retention|notice)Days$/.test(field)
      ? days
      : (findPresentationSentence(field) ?? problem);
    known.set(field, { ...problem, fr, en, field });
  }
  return [...known.values()];
}

/** The schema stops at a handful of problems, and calls them all malformed. */
function findBlankFields(values: DraftValues): readonly FieldError[] {
  const inRows = listNames.flatMap((list) =>
    listRowNumbers(values, list).flatMap((row) =>
      ofRow[list].map((name) => `${formatRowName(list, row)}_${name}`),
    ),
  );
  return [...always, ...inRows]
    .filter((field) => getDraftText(values, field).trim() === "")
    .map((field) => ({ field, ...blank }));
}

/**
 * The rule is compiled only in a whole definition: whoever writes one is told of it before the rest is filled
 * in.
 */
function validateDraftRule(values: DraftValues): readonly FieldError[] {
  const { eligibility } = toDraftDefinition(values);
  if (eligibility === undefined) return [];
  const text = { fr: "-", en: "-" };
  const rest = { title: text, summary: text, requests: [], mustBeKept: [], stopsAtOnce: true };
  return findProblems({ ...rest, type: "subscription", audience: "self", channels: ["web"], eligibility });
}

/** A pointer to a whole part leads to the first field of that part. */
function getFieldAtPointer(pointer: string, values: DraftValues): string {
  const [list = "", index, ...rest] = pointer.replace(/^\//, "").split("/");
  if (list === "owedText" || list === "conditions") return `${list}_${index ?? "fr"}`;
  if (list === "channels") return list;
  if (list === "eligibilityReasons")
    return `${formatReasonRowName(listReasonRows(values)[Number(index)] ?? 0)}_sentence_fr`;
  if (list === "presentation") return getPresentationField([index ?? "", ...rest], values);
  if (list !== "requests" && list !== "mustBeKept") return [list, index].filter(Boolean).join("_");
  // Rows of the definition are numbered from 0; those of the form may have gaps
  const number = listRowNumbers(values, list)[Number(index)] ?? Number(index);
  const row = formatRowName(list, number);
  if (rest[0] === undefined) return formatKeyName(list, number);
  if (rest[0] === "brackets") return `${row}_brackets`;
  return `${row}_${rest.join("_")}${/^(purpose|without)$/.test(rest.join("_")) ? "_fr" : ""}`;
}
