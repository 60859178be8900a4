import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Answers,
  type Besides,
  bothIn,
  type Field,
  findTextAnswer,
  type TypedValues,
  toTypedValues,
} from "../../../../../../web/index.ts";
import type { ManagedService } from "../../../../catalogue/index.ts";
import {
  formatGridProblem,
  formatTariffProblem,
  readGrid,
  type TariffWithVersions,
  type tariffsErrors,
  type Voted,
  validateTariff,
  writeGrid,
} from "../../../index.ts";
import { tariffAdminWords } from "./tariff-admin-words.ts";

const both = bothIn(tariffAdminWords);
const LONGEST_NAME = 80;
const LONGEST_DECISION = 120;

/** What the first version asks besides the others. */
export const buildNameFields = (services: readonly ManagedService[]): readonly Field[] => [
  {
    kind: "choice",
    name: "service",
    label: both(({ service }) => service),
    options: services.map(({ id, slug, versions: [last] }) => ({
      value: id,
      label: getDefinitionTitle(last?.definition, slug),
    })),
  },
  {
    kind: "text",
    name: "name",
    label: both(({ name }) => name),
    hint: both(({ nameHint }) => nameHint),
    maxLength: LONGEST_NAME,
  },
  { kind: "text", name: "nameEn", label: both(({ nameEn }) => nameEn), maxLength: LONGEST_NAME },
];

export const votedFields: readonly Field[] = [
  {
    kind: "date",
    name: "from",
    label: both(({ from_day }) => from_day),
    hint: both(({ fromHint }) => fromHint),
  },
  {
    kind: "text",
    name: "grid",
    multiline: true,
    label: both(({ grid }) => grid),
    why: both(({ gridWhy }) => gridWhy),
    hint: both(({ gridHint }) => gridHint),
  },
  { kind: "text", name: "decision", label: both(({ decision }) => decision), maxLength: LONGEST_DECISION },
  { kind: "date", name: "decidedOn", label: both(({ decidedOn }) => decidedOn), past: true },
];

/** A draft's definition is anything: its title where it has one. */
function getDefinitionTitle(definition: Readonly<Record<string, unknown>> | undefined, slug: string) {
  const title: unknown = definition?.title;
  const of = (language: string) => {
    const text: unknown =
      typeof title === "object" && title !== null ? Reflect.get(title, language) : undefined;
    return typeof text === "string" && text !== "" ? text : slug;
  };
  return { fr: of("fr"), en: of("en") };
}

/** What the form says that is voted, or what is to be corrected, beside its field. */
export function parseVotedTariff(
  answers: Answers,
  tariff: Pick<TariffWithVersions, "versions">,
): { readonly voted: Voted } | { readonly errors: readonly FieldError[] } {
  const read = readGrid(findTextAnswer(answers, "grid") ?? "");
  if (!read.ok)
    return { errors: [{ field: "grid", code: read.problem.code, ...formatGridProblem(read.problem) }] };
  const voted: Voted = {
    from: findTextAnswer(answers, "from") ?? "",
    terms: read.terms,
    decision: findTextAnswer(answers, "decision") ?? "",
    decidedOn: findTextAnswer(answers, "decidedOn") ?? "",
  };
  const errors = validateTariff(tariff, voted).map((problem) => ({
    field: problem.at === "from" ? "from" : "grid",
    code: problem.code,
    ...formatTariffProblem(problem),
  }));
  return errors.length > 0 ? { errors } : { voted };
}

/** Where each refusal of the use case is said. */
export const BESIDE = {
  "tariffs.title_taken": "name",
  "tariffs.title_empty": "name",
  "tariffs.begins_in_the_past": "from",
  "tariffs.decided_later": "decidedOn",
  "tariffs.not_publishable": "grid",
} satisfies Besides<typeof tariffsErrors>;

/** A draft as the form shows it; of the version to follow, its prices alone. */
export function toVotedTypedValues(voted: Voted | undefined, isDraft: boolean): TypedValues {
  if (!voted) return new Map();
  const { from, terms, decision, decidedOn } = voted;
  const prices: Answers = { grid: writeGrid(terms) };
  return toTypedValues(votedFields, isDraft ? { ...prices, from, decision, decidedOn } : prices);
}
