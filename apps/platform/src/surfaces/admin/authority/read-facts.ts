import { civilDate } from "../../../kernel/civil-date.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { AuthorityContact, PresentationFacts } from "../../../modules/authorities/index.ts";
import {
  type Answers,
  bothIn,
  fieldError,
  nationalPhone,
  type PostedForm,
  parseFields,
  type TypedValues,
  textAnswer,
} from "../../../web/index.ts";
import { authorityFields } from "./authority-fields.ts";
import { authorityWords } from "./authority-words.ts";

const MOST_LINES = 14;
const LONGEST_LINE = 120;

type Read = { readonly facts: PresentationFacts } | { readonly errors: readonly FieldError[] };

/** What was typed, as facts; or what is to be corrected, field by field. */
export function readFacts(form: PostedForm, now: Date): Read {
  const { answers, errors } = parseFields(authorityFields, form, { today: civilDate(now), answers: {} });
  const hours = (textAnswer(answers, "hours") ?? "").split("\n").filter((line) => line !== "");
  const tooLong = hours.length > MOST_LINES || hours.some((line) => line.length > LONGEST_LINE);
  const sentence = bothIn(authorityWords)(({ hoursWrong }) => hoursWrong(MOST_LINES, LONGEST_LINE));
  const all = [...errors, ...(tooLong ? [fieldError("hours", "form.too_long", sentence)] : [])];
  if (all.length > 0) return { errors: all };
  return {
    facts: {
      name: textAnswer(answers, "name") ?? "",
      colour: (textAnswer(answers, "colour") ?? "").toLowerCase(),
      contact: contactOf(answers, hours),
      showsPrivateOffers: textAnswer(answers, "privateOffers") === "yes",
    },
  };
}

const texts = ["street", "postalCode", "locality", "email", "dataProtectionEmail"] as const;

function contactOf(answers: Answers, hours: readonly string[]): AuthorityContact {
  const phone = textAnswer(answers, "phone");
  const given = texts.map((name) => [name, textAnswer(answers, name)] as const).filter(([, text]) => text);
  return {
    ...Object.fromEntries(given),
    ...(phone ? { phone: nationalPhone(phone) } : {}),
    ...(hours.length > 0 ? { hours } : {}),
  };
}

/** What the inputs hold for these facts. */
export function typedOf({ name, colour, contact, showsPrivateOffers }: PresentationFacts): TypedValues {
  const { hours = [], ...reach } = contact;
  const values: Record<string, string> = {
    name,
    colour,
    ...reach,
    hours: hours.join("\n"),
    privateOffers: showsPrivateOffers ? "yes" : "no",
  };
  return new Map(Object.entries(values).map(([key, value]) => [key, [value]]));
}
