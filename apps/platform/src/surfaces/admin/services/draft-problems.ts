import type { FieldError } from "../../../kernel/errors.ts";
import { findProblems } from "../../../modules/catalogue/index.ts";
import { definitionOf } from "./draft-definition.ts";
import { type DraftValues, rowsOf, textIn, valuesOfDefinition } from "./draft-values.ts";

const blank = { fr: "Remplissez ce champ.", en: "Fill in this field." };
const days = { fr: "Écrivez un nombre de jours, 0 compris.", en: "Write a number of days, 0 included." };

/** What keeps the draft from being offered, by the field of the form; one problem a field. */
export function problemsOf(values: DraftValues): readonly FieldError[] {
  const definition = definitionOf(values);
  // Rows of the definition are numbered from 0; those of the form may have gaps
  const numbered = valuesOfDefinition(definition);
  const known = new Map<string, FieldError>();
  for (const problem of findProblems(definition)) {
    const name = fieldOf(problem.field, values);
    if (!known.has(name))
      known.set(name, { ...problem, ...sentenceOf(problem, name, numbered), field: name });
  }
  return [...known.values()];
}

function sentenceOf(problem: FieldError, name: string, values: DraftValues) {
  if (problem.code !== "service.malformed") return { fr: problem.fr, en: problem.en };
  if (name.endsWith("retentionDays")) return days;
  return textIn(values, pointerName(problem.field)) === "" ? blank : { fr: problem.fr, en: problem.en };
}

const pointerName = (pointer: string): string => pointer.replace(/^\//, "").replaceAll("/", "_");

/** A pointer to a whole part leads to the first field of that part. */
function fieldOf(pointer: string, values: DraftValues): string {
  const [list = "", index, ...rest] = pointer.replace(/^\//, "").split("/");
  if (list === "owedText" || list === "conditions") return `${list}_${index ?? "fr"}`;
  if (list !== "requests" && list !== "mustBeKept") return pointerName(pointer);
  const row = `${list}_${rowsOf(values, list)[Number(index)] ?? index}`;
  if (rest[0] === undefined) return `${row}_element`;
  if (rest[0] === "brackets") return `${row}_brackets`;
  return `${row}_${rest.join("_")}${rest[0] === "purpose" && rest.length === 1 ? "_fr" : ""}`;
}
