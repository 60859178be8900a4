import { createHash } from "node:crypto";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { parseId, toDigestId } from "../../../../../../kernel/ids.ts";
import { type Answers, bothIn, findTextAnswer } from "../../../../../../web/index.ts";
import { readAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { type OfferCategory, type OfferId, offerCategories, type PassId } from "../../../index.ts";
import { NO_COUNTER, OFFERS } from "./pass-fields.ts";
import { adminPassWords } from "./pass-words.ts";

const both = bothIn(adminPassWords);

/** What was typed, in cents and whole numbers; what is none is said by its field. */
export function readPassFacts(answers: Answers, id: PassId) {
  const read = buildAnswerReader(answers);
  const { text, cents, whole } = read;
  const days = { startsOn: text("starts_on"), endsOn: text("ends_on") };
  const counter = text("fee_counter");
  const [from, to] = [whole("age_from"), whole("age_to")];
  if (from !== null && to !== null && to < from)
    read.errors.push({ field: "age_to", code: "passes.not_valid", ...both(({ ageOrder }) => ageOrder) });
  const pass = {
    id,
    serviceId: parseId<"service">(text("service")),
    name: { fr: text("name_fr"), en: text("name_en") || text("name_fr") },
    ...days,
    feeCents: cents("fee"),
    feeCounterId: counter === NO_COUNTER || counter === "" ? null : parseId<"counter">(counter),
    rule: buildAgeRule(from, to),
    ruleOn: text("rule_on") === "" ? null : text("rule_on"),
    offers: Array.from({ length: OFFERS }, (_, index) => `offer_${index + 1}`)
      .filter((name) => text(name) !== "")
      .map((name) => ({
        id: computeOfferId(id, name),
        name: { fr: text(name), en: text(name) },
        category: parseOfferCategory(text(`${name}_category`)),
        amountCents: cents(`${name}_amount`),
        uses: whole(`${name}_uses`) ?? 1,
        sharePercent: whole(`${name}_share`),
        ...days,
      })),
  };
  return { errors: read.errors, pass };
}

function buildAnswerReader(answers: Answers) {
  const errors: FieldError[] = [];
  const text = (name: string) => (findTextAnswer(answers, name) ?? "").trim();
  return {
    errors,
    text,
    cents: (name: string): number => {
      const value = readAmount(text(name) || "0", "euro_cent");
      if (value === undefined)
        errors.push({ field: name, code: "passes.not_valid", ...both(({ amountWrong }) => amountWrong) });
      return value ?? 0;
    },
    whole: (name: string): number | null => {
      if (text(name) === "") return null;
      if (!/^\d{1,3}$/.test(text(name)))
        errors.push({ field: name, code: "passes.not_valid", ...both(({ numberWrong }) => numberWrong) });
      return Number(text(name));
    },
  };
}

const buildAgeRule = (from: number | null, to: number | null): string | null => {
  const conditions = [
    ...(from === null ? [] : [`age(birthdate, today) >= ${from}`]),
    ...(to === null ? [] : [`age(birthdate, today) <= ${to}`]),
  ];
  return conditions.length === 0 ? null : conditions.join(" && ");
};

/** The same form sent twice names the same offers. */
const computeOfferId = (id: PassId, name: string): OfferId =>
  toDigestId(createHash("sha256").update(`${id} ${name}`).digest("hex"));

const parseOfferCategory = (text: string): OfferCategory =>
  offerCategories.find((one) => one === text) ?? "other";
