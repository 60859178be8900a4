import { formatElement, type ServiceDefinition } from "@ardeco/contracts";
import type { Language } from "../../../kernel/errors.ts";
import { findCommuneByCode } from "../../authorities/authorities/index.ts";

type Said = Readonly<Record<Language, string>>;

/**
 * A condition of a service's rule, in words: those its publisher wrote, else ours for the shapes that local
 * services write most. Undefined for any other: better no sentence than a formula.
 */
export function formatCondition(
  { eligibilityReasons = [] }: Pick<ServiceDefinition, "eligibilityReasons">,
  condition: string,
): Said | undefined {
  const written = eligibilityReasons.find((reason) => reason.condition === condition);
  return written?.sentence ?? formatKnownCondition(condition);
}

/** What we can say without the publisher. */
export function formatKnownCondition(condition: string): Said | undefined {
  return (
    formatAgeCondition(condition) ??
    formatQuotientCondition(condition) ??
    formatCommuneCondition(condition) ??
    formatLevelCondition(condition)
  );
}

const AGE = /^age\(birthdate, today\) (>=|<=|<|>) (\d+)$/;
const BOUNDS: Readonly<Record<string, (years: number) => Said>> = {
  ">=": (years) => ({ fr: `Avoir au moins ${years} ans`, en: `Be at least ${years}` }),
  ">": (years) => ({ fr: `Avoir plus de ${years} ans`, en: `Be over ${years}` }),
  "<=": (years) => ({ fr: `Avoir ${years} ans au plus`, en: `Be ${years} at most` }),
  "<": (years) => ({ fr: `Avoir moins de ${years} ans`, en: `Be under ${years}` }),
};

function formatAgeCondition(condition: string): Said | undefined {
  const [, operator = "", years] = AGE.exec(condition) ?? [];
  return BOUNDS[operator]?.(Number(years));
}

const QUOTIENT = /^family_quotient (>=|<=|<|>) (\d+)$/;

function formatQuotientCondition(condition: string): Said | undefined {
  const [, operator, euros] = QUOTIENT.exec(condition) ?? [];
  if (operator === undefined) return undefined;
  const below = operator.startsWith("<");
  return {
    fr:
      "Avoir un quotient familial " +
      `${below ? "inférieur" : "supérieur"}${operator.endsWith("=") ? " ou égal" : ""} à ${euros} €`,
    en:
      "Have a family quotient " +
      `${below ? "below" : "above"}${operator.endsWith("=") ? " or equal to" : ""} €${euros}`,
  };
}

const COMMUNE = /^insee_code (?:== "(\w{5})"|in \[([^\]]*)\])$/;
/** Beyond, a list of communes is a territory, which its publisher names better. */
const COMMUNES_NAMED = 6;

function formatCommuneCondition(condition: string): Said | undefined {
  const [matched, one, several] = COMMUNE.exec(condition) ?? [];
  if (matched === undefined) return undefined;
  const codes =
    one === undefined ? [...(several ?? "").matchAll(/"(\w{5})"/g)].map(([, code]) => code) : [one];
  const names = codes.flatMap((code) => findCommuneByCode(code ?? "")?.name ?? []);
  if (names.length !== codes.length || names.length === 0 || names.length > COMMUNES_NAMED) return undefined;
  const list = (language: Language) => new Intl.ListFormat(language, { type: "disjunction" }).format(names);
  return { fr: `Habiter à ${list("fr")}`, en: `Live in ${list("en")}` };
}

const STATUS = /^(student_status|school_level) == "(\w+)"$/;

function formatLevelCondition(condition: string): Said | undefined {
  const [, name, code = ""] = STATUS.exec(condition) ?? [];
  if (name !== "student_status" && name !== "school_level") return undefined;
  const [fr, en] = [formatElement(name, code, "fr"), formatElement(name, code, "en")];
  if (fr === "" || en === "") return undefined;
  return name === "school_level"
    ? { fr: `Être en classe de ${fr}`, en: `Be in class ${en}` }
    : { fr: `Situation d’études : ${fr.toLowerCase()}`, en: `Student status: ${en.toLowerCase()}` };
}
