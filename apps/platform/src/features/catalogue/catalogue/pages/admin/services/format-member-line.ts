import type { Language } from "../../../../../../kernel/errors.ts";
import { formatCodeNames, listPresentationLabels } from "./presentation-labels.ts";

/**
 * « explanation.fr : Par repas » and « 1.locality : Caen », as differences write them, in the words of the
 * editor.
 */
export function formatMemberLine(part: string, line: string, language: Language): string {
  const [, row, path = "", value = ""] =
    /^(?:(\d+)\.?)?([A-Za-z][\w.]*(?: \d+)?(?:\.\w+)?) : (.*)$/s.exec(line) ?? [];
  if (path === "") return formatCodeNames(part, line, language);
  const labels = listPresentationLabels(language);
  const own = path.replace(/ \d+/, "").replaceAll(".", "_");
  const label = labels[`${part}_${own}`] ?? labels[`${part.replace("presentation_", "")}_${own}`];
  if (label === undefined) return line;
  const told = /^presentation_cost_(from|to)$/.test(`${part}_${own}`)
    ? formatMemberEuros(value, language)
    : value;
  return `${row === undefined ? "" : `${row}. `}${label} : ${told}`;
}

function formatMemberEuros(cents: string, language: Language): string {
  return new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(Number(cents) / 100);
}
