import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { formatRowName, listNames, listRowNumbers } from "./draft-lists.ts";
import type { Editing } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";
import { listPresentationLabels } from "./presentation-labels.ts";

/**
 * The same problems for the top of the page, each naming its field: « 5. Ce qu’il demande, base légale : … ».
 */
export function formatProblemLines({ values, errors }: Editing): readonly FieldError[] {
  const line = (error: FieldError, language: Language) => {
    const name = formatProblemFieldName(error.field, values, language);
    return name === "" ? error[language] : `${name} : ${error[language]}`;
  };
  return errors.map((error) => ({ ...error, fr: line(error, "fr"), en: line(error, "en") }));
}

function formatProblemFieldName(field: string, values: Editing["values"], language: Language): string {
  const words = { ...listProblemLabels(editorWords(language)), ...listPresentationLabels(language) };
  const list = listNames.find((name) =>
    listRowNumbers(values, name).some((row) => isFieldOfRow(field, formatRowName(name, row))),
  );
  if (list === undefined) return words[field] ?? "";
  const rows = listRowNumbers(values, list).map((row) => formatRowName(list, row));
  const place = rows.findIndex((row) => isFieldOfRow(field, row));
  const own = field.slice((rows[place] ?? "").length + 1);
  const title = words[`${list}_row`] ?? "";
  return `${title} ${place + 1}, ${(words[`${list}_${own}`] ?? words[own] ?? "").toLowerCase()}`;
}

const isFieldOfRow = (field: string, row: string): boolean => field.startsWith(`${row}_`);

const listProblemLabels = (words: ReturnType<typeof editorWords>): Readonly<Record<string, string>> => ({
  requests_row: words.element,
  mustBeKept_row: words.kept,
  title_fr: words.titleFr,
  title_en: words.titleEn,
  summary_fr: words.summaryFr,
  summary_en: words.summaryEn,
  type: words.type,
  audience: words.audience,
  channels: words.channels,
  eligibility: words.eligibility,
  whenRuleFails_outcome: words.whenRuleFails,
  whenRuleFails_noticeDays: words.noticeDays,
  owedText_fr: words.owedFr,
  owedText_en: words.owedEn,
  element: words.element,
  purpose_fr: words.purposeFr,
  purpose_en: words.purposeEn,
  without_fr: words.withoutFr,
  without_en: words.withoutEn,
  legalBasis: words.legalBasis,
  retentionDays: words.retentionDays,
  brackets: words.brackets,
  law: words.law,
});
