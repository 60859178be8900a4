import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Answers,
  bothIn,
  type Field,
  findTextAnswer,
  type TypedValues,
  toTypedValues,
} from "../../../../../../web/index.ts";
import type { Campaign, CampaignFacts } from "../../../index.ts";
import { adminCampaignWords } from "./campaign-words.ts";
import { fieldWords as words } from "./field-words.ts";

const both = bothIn(words);

export const campaignFields: readonly Field[] = [
  {
    kind: "text",
    name: "title",
    label: both(({ title }) => title),
    hint: both(({ titleHint }) => titleHint),
    maxLength: 120,
  },
  {
    kind: "text",
    name: "titleEn",
    label: both(({ titleEn }) => titleEn),
    maxLength: 120,
    optional: true,
  },
  {
    kind: "date",
    name: "periodFrom",
    label: both(({ from }) => from),
    hint: both(({ fromHint }) => fromHint),
  },
  {
    kind: "date",
    name: "periodUntil",
    label: both(({ until }) => until),
    hint: both(({ untilHint }) => untilHint),
  },
  {
    kind: "date",
    name: "opensOn",
    label: both(({ opensOn }) => opensOn),
    why: both(({ opensWhy }) => opensWhy),
    hint: both(({ opensHint }) => opensHint),
  },
  {
    kind: "date",
    name: "closesOn",
    label: both(({ closesOn }) => closesOn),
    hint: both(({ closesHint }) => closesHint),
  },
  {
    kind: "text",
    name: "graceDays",
    label: both(({ graceDays }) => graceDays),
    why: both(({ graceWhy }) => graceWhy),
    inputMode: "numeric",
    width: "short",
    pattern: { test: /^\d{1,3}$/, sentence: both(({ graceWrong }) => graceWrong) },
  },
  {
    kind: "text",
    name: "reminderDays",
    label: both(({ reminderDays }) => reminderDays),
    hint: both(({ remindersHint }) => remindersHint),
    width: "medium",
    optional: true,
    pattern: {
      test: /^\d{1,3}( *, *\d{1,3})*$/,
      sentence: both(({ remindersWrong }) => remindersWrong),
    },
  },
  {
    kind: "choice",
    name: "newcomers",
    label: both(({ newcomers }) => newcomers),
    options: (["any_time", "in_period"] as const).map((value) => ({
      value,
      label: bothIn(adminCampaignWords)(({ newcomersAnswers }) => newcomersAnswers[value]),
    })),
  },
  {
    kind: "choice",
    name: "lapse",
    label: both(({ lapse }) => lapse),
    options: (["suspend", "end"] as const).map((value) => ({
      value,
      label: bothIn(adminCampaignWords)(({ lapse }) => lapse[value]),
    })),
  },
];

export function parseCampaignFacts(answers: Answers): CampaignFacts {
  const text = (name: string) => findTextAnswer(answers, name) ?? "";
  const title = text("title");
  return {
    title: { fr: title, en: text("titleEn") || title },
    period: { from: text("periodFrom"), until: text("periodUntil") },
    opensOn: text("opensOn"),
    closesOn: text("closesOn"),
    graceDays: Number(text("graceDays")),
    reminderDays: parseReminderNumbers(text("reminderDays")),
    newcomers: text("newcomers") === "in_period" ? "in_period" : "any_time",
    lapse: text("lapse") === "end" ? "end" : "suspend",
  };
}

const parseReminderNumbers = (text: string): readonly number[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)
    .map(Number)
    .toSorted((one, other) => other - one);

export function toCampaignTypedValues(campaign: Campaign): TypedValues {
  const { title, period, graceDays, reminderDays, ...rest } = campaign;
  return toTypedValues(campaignFields, {
    title: title.fr,
    titleEn: title.en,
    periodFrom: period.from,
    periodUntil: period.until,
    opensOn: rest.opensOn,
    closesOn: rest.closesOn,
    graceDays: String(graceDays),
    reminderDays: reminderDays.join(", "),
    newcomers: rest.newcomers,
    lapse: rest.lapse,
  });
}

/** The rules name a period; the page has two fields for it. */
export const toPeriodFieldError = (error: FieldError): FieldError =>
  error.field === "period" ? { ...error, field: "periodUntil" } : error;
