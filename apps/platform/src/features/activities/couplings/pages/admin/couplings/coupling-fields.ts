import type { FieldError } from "../../../../../../kernel/errors.ts";
import { parseId, type ServiceId } from "../../../../../../kernel/ids.ts";
import {
  type Answers,
  bothIn,
  type Field,
  findTextAnswer,
  listChoiceAnswers,
} from "../../../../../../web/index.ts";
import { readAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import type { Advantage, Couplable, CouplingId, CouplingTerms } from "../../../index.ts";
import { managedWords } from "./coupling-words.ts";

const both = bothIn(managedWords);

/**
 * What a proposal asks: the names, the tariff that goes down, the services that it takes, how much, from
 * when.
 */
export const buildCouplingFields = ({ services, tariffs }: Couplable): readonly Field[] => [
  {
    kind: "text",
    name: "name_fr",
    label: both(({ name }) => name),
    hint: both(({ nameHint }) => nameHint),
    maxLength: 80,
  },
  { kind: "text", name: "name_en", label: both(({ nameEn }) => nameEn), maxLength: 80 },
  {
    kind: "choice",
    name: "tariff",
    label: both(({ tariff }) => tariff),
    why: both(({ tariffWhy }) => tariffWhy),
    options: tariffs.map(({ id, title, serviceId }) => {
      const service = services.find((one) => one.id === serviceId)?.definition.title;
      return {
        value: id,
        label: { fr: `${title.fr} – ${service?.fr ?? ""}`, en: `${title.en} – ${service?.en ?? ""}` },
      };
    }),
  },
  {
    kind: "choices",
    name: "needed",
    label: both(({ needed }) => needed),
    why: both(({ neededWhy }) => neededWhy),
    options: services.map(({ id, definition }) => ({ value: id, label: definition.title })),
  },
  {
    kind: "choice",
    name: "needs",
    label: both(({ needs }) => needs),
    options: [
      { value: "all", label: both(({ all }) => all) },
      { value: "any", label: both(({ any }) => any), hint: both(({ anyHint }) => anyHint) },
    ],
  },
  {
    kind: "choice",
    name: "kind",
    label: both(({ kind }) => kind),
    options: [
      { value: "percent", label: both(({ percent }) => percent) },
      { value: "cents", label: both(({ cents }) => cents) },
    ],
  },
  {
    kind: "text",
    name: "off",
    label: both(({ off }) => off),
    hint: both(({ offHint }) => offHint),
    maxLength: 8,
    inputMode: "decimal",
    width: "short",
  },
  {
    kind: "choice",
    name: "stacks",
    label: both(({ stacks }) => stacks),
    options: [
      { value: "non", label: both(({ no }) => no) },
      { value: "oui", label: both(({ yes }) => yes) },
    ],
  },
  { kind: "date", name: "starts_on", label: both(({ startsOn }) => startsOn) },
  { kind: "date", name: "ends_on", label: both(({ endsOn }) => endsOn), optional: true },
];

export const endFields: readonly Field[] = [
  { kind: "date", name: "last_day", label: both(({ lastDay }) => lastDay) },
];

/** What was typed; a reduction that is none is said by its field. */
export function parseCouplingTerms(
  answers: Answers,
  { id, tariffs }: Pick<Couplable, "tariffs"> & { readonly id: CouplingId },
): { readonly terms: CouplingTerms } | { readonly errors: readonly FieldError[] } {
  const text = (name: string) => findTextAnswer(answers, name) ?? "";
  const off = parseAdvantage(text("kind"), text("off"));
  const tariff = tariffs.find((one) => one.id === text("tariff"));
  if (!off || !tariff)
    return {
      errors: [{ field: "off", code: "couplings.off_not_valid", ...managedWords("fr").offWrong }],
    };
  const needed = listChoiceAnswers(answers, "needed").map((one): ServiceId => parseId<"service">(one));
  return {
    terms: {
      id,
      name: { fr: text("name_fr"), en: text("name_en") },
      giverId: tariff.serviceId,
      tariffId: tariff.id,
      off,
      needed: needed.filter((one) => one !== tariff.serviceId),
      needs: text("needs") === "any" ? "any" : "all",
      stacks: text("stacks") === "oui",
      startsOn: text("starts_on"),
      endsOn: findTextAnswer(answers, "ends_on") ?? null,
    },
  };
}

function parseAdvantage(kind: string, typed: string): Advantage | undefined {
  if (kind === "percent") {
    const percent = Number(typed.replace("%", "").trim());
    return Number.isInteger(percent) && percent >= 1 && percent <= 100 ? { percent } : undefined;
  }
  const cents = readAmount(typed, "euro_cent");
  return cents === undefined || cents <= 0 ? undefined : { cents };
}
