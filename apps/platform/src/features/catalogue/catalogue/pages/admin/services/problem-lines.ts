import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { listNames, rowName, rowsOf } from "./draft-lists.ts";
import type { Editing } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";
import { presentationLabels } from "./presentation-labels.ts";

/**
 * The same problems for the top of the page, each naming its field: « 5. Ce qu’il demande, base légale : … ».
 */
export function problemLines({ values, errors }: Editing): readonly FieldError[] {
  const line = (error: FieldError, language: Language) => {
    const name = nameOf(error.field, values, language);
    return name === "" ? error[language] : `${name} : ${error[language]}`;
  };
  return errors.map((error) => ({ ...error, fr: line(error, "fr"), en: line(error, "en") }));
}

function nameOf(field: string, values: Editing["values"], language: Language): string {
  const words = { ...labels(editorWords(language)), ...presentationLabels(language) };
  const list = listNames.find((name) => rowsOf(values, name).some((row) => isIn(field, rowName(name, row))));
  if (list === undefined) return words[field] ?? "";
  const rows = rowsOf(values, list).map((row) => rowName(list, row));
  const place = rows.findIndex((row) => isIn(field, row));
  const own = field.slice((rows[place] ?? "").length + 1);
  const title = words[`${list}_row`] ?? "";
  return `${title} ${place + 1}, ${(words[`${list}_${own}`] ?? words[own] ?? "").toLowerCase()}`;
}

const isIn = (field: string, row: string): boolean => field.startsWith(`${row}_`);

const labels = (words: ReturnType<typeof editorWords>): Readonly<Record<string, string>> => ({
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
