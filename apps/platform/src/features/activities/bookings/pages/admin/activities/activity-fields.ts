import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import {
  type Answers,
  bothIn,
  type Field,
  findTextAnswer,
  type Option,
  type TypedValues,
  toTypedValues,
} from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { readOfferedServices } from "../../../../../catalogue/catalogue/index.ts";
import { listTariffs, type OfferedTariff } from "../../../../../catalogue/tariffs/index.ts";
import { type Counter, listPurses } from "../../../../../ledger/counters/index.ts";
import {
  formatTypedAmount,
  readAmount,
} from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import type { Activity, ActivityPrice, ActivityTerms } from "../../../index.ts";
import { activityWords } from "./activity-words.ts";

const both = bothIn(activityWords);
const ONE_PRICE = "unique";

/**
 * What an activity may be of: the services that the agent manages, the counters that pay for them, their
 * tariffs.
 */
export interface Payers {
  readonly options: readonly Option[];
  readonly tariffs: readonly OfferedTariff[];
}

export const readPayers = async (context: Context, known?: Activity): Promise<Payers> => {
  const counters = (await listPurses(context)).filter(
    ({ unit, closedOn }) => unit === "euro_cent" && closedOn === null,
  );
  const services = await readOfferedServices(context, [context.authorityId]);
  const manages = (serviceId: string) =>
    known
      ? serviceId === known.serviceId
      : hasCapability(context.actor, "booking.manage", { serviceId: parseId<"service">(serviceId) });
  const titleOf = (serviceId: string) => services.find(({ id }) => id === serviceId)?.definition.title;
  const options = counters.flatMap((counter) => listPayerOptions(counter, { manages, titleOf, context }));
  const tariffs = (await listTariffs(context, toCivilDate(context.now()))).filter(({ serviceId }) =>
    manages(serviceId),
  );
  return { options, tariffs };
};

function listPayerOptions(
  { id, name, services }: Counter,
  {
    manages,
    titleOf,
    context,
  }: {
    readonly manages: (serviceId: string) => boolean;
    readonly titleOf: (serviceId: string) => { readonly fr: string; readonly en: string } | undefined;
    readonly context: Context;
  },
): readonly Option[] {
  return services
    .filter(({ providerId, serviceId }) => providerId === context.authorityId && manages(serviceId))
    .map(({ serviceId }) => {
      const title = titleOf(serviceId);
      const label = { fr: `${title?.fr ?? ""} – ${name.fr}`, en: `${title?.en ?? ""} – ${name.en}` };
      return { value: `${serviceId}/${id}`, label };
    });
}

const buildNumberField = (name: string, label: Field["label"], hint?: Field["hint"]): Field => ({
  kind: "text",
  name,
  label,
  maxLength: 3,
  inputMode: "numeric",
  width: "short",
  pattern: { test: /^\d{1,3}$/, sentence: both((words) => words.number) },
  ...(hint ? { hint } : {}),
});

const ageFields: readonly Field[] = [
  {
    ...buildNumberField(
      "min_age",
      both(({ minAge }) => minAge),
      both(({ agesHint }) => agesHint),
    ),
    optional: true,
  },
  {
    ...buildNumberField(
      "max_age",
      both(({ maxAge }) => maxAge),
    ),
    optional: true,
  },
];

/** Of one that is there, the service and the counter stay. */
export const buildActivityFields = ({ options, tariffs }: Payers, known?: Activity): readonly Field[] => [
  {
    kind: "text",
    name: "name_fr",
    label: both(({ name }) => name),
    hint: both(({ nameHint }) => nameHint),
    maxLength: 60,
  },
  { kind: "text", name: "name_en", label: both(({ nameEn }) => nameEn), maxLength: 60 },
  { kind: "text", name: "place", label: both(({ place }) => place), maxLength: 120 },
  ...(known
    ? []
    : [
        {
          kind: "choice" as const,
          name: "payer",
          label: both(({ payer }) => payer),
          why: both(({ payerWhy }) => payerWhy),
          options,
        },
      ]),
  {
    kind: "choice",
    name: "pricing",
    label: both(({ pricing }) => pricing),
    options: [
      { value: ONE_PRICE, label: both(({ onePrice }) => onePrice) },
      ...tariffs.map(({ id, title }) => ({
        value: id,
        label: { fr: activityWords("fr").tariff(title.fr), en: activityWords("en").tariff(title.en) },
      })),
    ],
  },
  {
    kind: "text",
    name: "price",
    label: both(({ price }) => price),
    hint: both(({ priceHint }) => priceHint),
    optional: true,
    maxLength: 8,
    inputMode: "decimal",
    width: "short",
  },
  buildNumberField(
    "capacity",
    both(({ capacity }) => capacity),
  ),
  buildNumberField(
    "cancel_hours",
    both(({ cancelHours }) => cancelHours),
    both(({ cancelHoursHint }) => cancelHoursHint),
  ),
  buildNumberField(
    "ahead_days",
    both(({ aheadDays }) => aheadDays),
  ),
  ...ageFields,
];

/** What the form of an activity shows before anybody types. */
export function toTypedActivity(activity: Activity | undefined, fields: readonly Field[]): TypedValues {
  if (!activity) return toTypedValues(fields, { pricing: ONE_PRICE, cancel_hours: "4", ahead_days: "30" });
  const { name, place, price, capacity, cancelHours, aheadDays, ages } = activity;
  return toTypedValues(fields, {
    name_fr: name.fr,
    name_en: name.en,
    place,
    pricing: "tariffId" in price ? price.tariffId : ONE_PRICE,
    price: "cents" in price ? formatTypedAmount(price.cents, "euro_cent") : "",
    capacity: String(capacity),
    cancel_hours: String(cancelHours),
    ahead_days: String(aheadDays),
    min_age: String(ages?.from ?? ""),
    max_age: String(ages?.to ?? ""),
  });
}

/** What was typed; a price that is none is said by its field. */
export function parseActivityTerms(
  answers: Answers,
): { readonly terms: ActivityTerms } | { readonly errors: readonly FieldError[] } {
  const text = (name: string) => findTextAnswer(answers, name) ?? "";
  const price = parseActivityPrice(text("pricing"), text("price"));
  if (!price)
    return {
      errors: [
        { field: "price", code: "bookings.price_not_valid", ...both(({ priceMissing }) => priceMissing) },
      ],
    };
  return {
    terms: {
      name: { fr: text("name_fr"), en: text("name_en") },
      place: text("place"),
      price,
      capacity: Number(text("capacity")),
      cancelHours: Number(text("cancel_hours")),
      aheadDays: Number(text("ahead_days")),
      ages: { from: parseAge(text("min_age")), to: parseAge(text("max_age")) },
    },
  };
}

const parseAge = (typed: string): number | null => (typed === "" ? null : Number(typed));

function parseActivityPrice(pricing: string, typed: string): ActivityPrice | undefined {
  if (pricing !== ONE_PRICE) return { tariffId: parseId<"tariff">(pricing) };
  const cents = readAmount(typed, "euro_cent");
  return cents === undefined ? undefined : { cents };
}

const HOUR = /^([01]?\d|2[0-3])\s?(?:[:hH]\s?([0-5]\d)|[hH])$/;
/** Which of the two is wrong is said too. */
const buildHourField = (name: "starts" | "ends", label: Field["label"]): Field => ({
  kind: "text",
  name,
  label,
  hint: both(({ startsHint }) => startsHint),
  maxLength: 7,
  width: "short",
  pattern: { test: HOUR, sentence: both((words) => words.hour(words[name])) },
});

export const seriesFields: readonly Field[] = [
  { kind: "date", name: "first", label: both(({ first }) => first) },
  { kind: "date", name: "until", label: both(({ until }) => until) },
  buildHourField(
    "starts",
    both(({ starts }) => starts),
  ),
  buildHourField(
    "ends",
    both(({ ends }) => ends),
  ),
];

/** "9h30" is 09:30, "14 h" is 14:00. */
export function parseSeriesHour(answers: Answers, name: string): string {
  const [, hours = "", minutes = "00"] = HOUR.exec(findTextAnswer(answers, name) ?? "") ?? [];
  return `${hours.padStart(2, "0")}:${minutes}`;
}
