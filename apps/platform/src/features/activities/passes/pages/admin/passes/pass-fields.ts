import { bothIn, type Field } from "../../../../../../web/index.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";
import type { Counter } from "../../../../../ledger/counters/index.ts";
import { categoryWords, offerCategories, type Pass } from "../../../index.ts";
import { adminPassWords } from "./pass-words.ts";

const both = bothIn(adminPassWords);

/** More than any youth pass that was looked at; others come with another pass. */
export const OFFERS = 6;
export const NO_COUNTER = "aucun";

export const buildPassFields = (
  services: readonly OfferedService[],
  counters: readonly Counter[],
): readonly Field[] => [
  { kind: "text", name: "name_fr", label: both(({ nameFr }) => nameFr), maxLength: 80 },
  { kind: "text", name: "name_en", label: both(({ nameEn }) => nameEn), optional: true, maxLength: 80 },
  {
    kind: "choice",
    name: "service",
    label: both(({ service }) => service),
    hint: both(({ serviceHint }) => serviceHint),
    options: services.map(({ id, definition }) => ({ value: id, label: definition.title })),
  },
  { kind: "date", name: "starts_on", label: both(({ startsOn }) => startsOn) },
  { kind: "date", name: "ends_on", label: both(({ endsOn }) => endsOn) },
  buildEuroField(
    "fee",
    both(({ fee }) => fee),
    both(({ feeHint }) => feeHint),
  ),
  {
    kind: "choice",
    name: "fee_counter",
    label: both(({ feeCounter }) => feeCounter),
    hint: both(({ feeCounterHint }) => feeCounterHint),
    options: [
      { value: NO_COUNTER, label: both(({ none }) => none) },
      ...counters.map(({ id, name }) => ({ value: id, label: name })),
    ],
  },
  buildWholeNumberField(
    "age_from",
    both(({ ageFrom }) => ageFrom),
    both(({ ageHint }) => ageHint),
  ),
  buildWholeNumberField(
    "age_to",
    both(({ ageTo }) => ageTo),
    both(({ ageHint }) => ageHint),
  ),
  {
    kind: "date",
    name: "rule_on",
    label: both(({ ruleOn }) => ruleOn),
    hint: both(({ ruleOnHint }) => ruleOnHint),
    optional: true,
  },
  ...Array.from({ length: OFFERS }, (_, index) => buildOfferFields(index + 1)).flat(),
];

type Text = { readonly fr: string; readonly en: string };

const buildEuroField = (name: string, label: Text, hint: Text, optional = false): Field => ({
  ...{ kind: "text", name, label, hint, optional, maxLength: 14, inputMode: "decimal", width: "short" },
});

const buildWholeNumberField = (name: string, label: Text, hint?: Text): Field => ({
  ...{ kind: "text", name, label, optional: true, maxLength: 3, inputMode: "numeric", width: "short" },
  ...(hint ? { hint } : {}),
});

function buildOfferFields(n: number): readonly Field[] {
  const optional = n > 1;
  const name = `offer_${n}`;
  return [
    {
      kind: "text",
      name,
      label: both((words) => words.offerNumber(n)),
      ...(optional ? { hint: both(({ offerHint }) => offerHint) } : {}),
      optional,
      maxLength: 80,
    },
    {
      kind: "choice",
      name: `${name}_category`,
      label: both((words) => words.offerCategory(n)),
      optional,
      options: offerCategories.map((value) => ({ value, label: categoryWords[value] })),
    },
    buildEuroField(
      `${name}_amount`,
      both((words) => words.offerAmount(n)),
      both(({ amountHint }) => amountHint),
      optional,
    ),
    buildWholeNumberField(
      `${name}_uses`,
      both((words) => words.offerUses(n)),
    ),
    buildWholeNumberField(
      `${name}_share`,
      both((words) => words.offerShare(n)),
      both(({ shareHint }) => shareHint),
    ),
  ];
}

export const buildPartnerFields = (passes: readonly Pass[]): readonly Field[] => [
  { kind: "text", name: "name", label: both(({ partnerName }) => partnerName), maxLength: 80 },
  { kind: "text", name: "place", label: both(({ place }) => place), optional: true, maxLength: 200 },
  {
    kind: "text",
    name: "siret",
    label: both(({ siret }) => siret),
    maxLength: 18,
    inputMode: "numeric",
    width: "medium",
  },
  {
    kind: "text",
    name: "iban",
    label: both(({ iban }) => iban),
    hint: both(({ ibanHint }) => ibanHint),
    maxLength: 42,
  },
  { kind: "date", name: "starts_on", label: both(({ startsOn }) => startsOn) },
  { kind: "date", name: "ends_on", label: both(({ endsOn }) => endsOn) },
  {
    kind: "choices",
    name: "offers",
    label: both(({ offers }) => offers),
    options: passes.flatMap((pass) =>
      pass.offers.map(({ id, name }) => ({
        value: id,
        label: { fr: `${name.fr} (${pass.name.fr})`, en: `${name.en} (${pass.name.en})` },
      })),
    ),
  },
];

export const agentFields: readonly Field[] = [
  { kind: "text", name: "person_name", label: both(({ personName }) => personName), maxLength: 80 },
  { kind: "email", name: "person_email", label: both(({ personEmail }) => personEmail) },
];

export const closeFields: readonly Field[] = [
  {
    kind: "date",
    name: "until_on",
    label: both(({ untilOn }) => untilOn),
    hint: both(({ untilHint }) => untilHint),
  },
];

export const transferFields: readonly Field[] = [
  { kind: "text", name: "payer", label: both(({ payer }) => payer), maxLength: 70 },
  { kind: "text", name: "iban", label: both(({ payerIban }) => payerIban), maxLength: 42 },
  { kind: "date", name: "pay_on", label: both(({ payOn }) => payOn) },
];
