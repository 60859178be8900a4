import type { FieldError, Language } from "../../../kernel/errors.ts";
import { rowsOf } from "./draft-values.ts";
import type { Editing } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";

/** The same problems for the top of the page, each naming its field: « 5. Ce qu’il demande, base légale : … ». */
export function problemLines({ values, errors }: Editing): readonly FieldError[] {
  const line = (error: FieldError, language: Language) => {
    const name = nameOf(error.field, values, language);
    return name === "" ? error[language] : `${name} : ${error[language]}`;
  };
  return errors.map((error) => ({ ...error, fr: line(error, "fr"), en: line(error, "en") }));
}

function nameOf(field: string, values: Editing["values"], language: Language): string {
  const words = editorWords(language);
  const row = /^(requests|mustBeKept)_(\d+)_(.+)$/.exec(field);
  if (!row) return labels(words)[field] ?? "";
  const list = row[1] === "requests" ? "requests" : "mustBeKept";
  const place = rowsOf(values, list).indexOf(Number(row[2])) + 1;
  const title = list === "requests" ? words.element : words.kept;
  return `${title} ${place}, ${(labels(words)[row[3] ?? ""] ?? "").toLowerCase()}`;
}

const labels = (words: ReturnType<typeof editorWords>): Readonly<Record<string, string>> => ({
  title_fr: words.titleFr,
  title_en: words.titleEn,
  summary_fr: words.summaryFr,
  summary_en: words.summaryEn,
  type: words.type,
  audience: words.audience,
  channels: words.channels,
  eligibility: words.eligibility,
  owedText_fr: words.owedFr,
  owedText_en: words.owedEn,
  element: words.element,
  purpose_fr: words.purposeFr,
  purpose_en: words.purposeEn,
  legalBasis: words.legalBasis,
  retentionDays: words.retentionDays,
  brackets: words.brackets,
  law: words.law,
});
