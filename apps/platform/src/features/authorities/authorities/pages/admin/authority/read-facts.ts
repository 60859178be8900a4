import { listHoursErrors, listHoursLines } from "../../../../../../frames/admin/common/hours-field.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Answers,
  findTextAnswer,
  formatNationalPhone,
  type PostedForm,
  parseFields,
  type TypedValues,
} from "../../../../../../web/index.ts";
import type { AuthorityContact, PresentationFacts } from "../../../index.ts";
import { authorityFields } from "./fields.ts";

type Read = { readonly facts: PresentationFacts } | { readonly errors: readonly FieldError[] };

/** What was typed, as facts; or what is to be corrected, field by field. */
export function readFacts(form: PostedForm, now: Date): Read {
  const { answers, errors } = parseFields(authorityFields, form, { today: toCivilDate(now), answers: {} });
  const hours = listHoursLines(answers);
  const all = [...errors, ...listHoursErrors(hours, form.typed)];
  if (all.length > 0) return { errors: all };
  return {
    facts: {
      name: findTextAnswer(answers, "name") ?? "",
      colour: (findTextAnswer(answers, "colour") ?? "").toLowerCase(),
      contact: parseAuthorityContact(answers, hours),
      showsPrivateOffers: findTextAnswer(answers, "privateOffers") === "yes",
    },
  };
}

const texts = ["street", "postalCode", "locality", "email", "dataProtectionEmail"] as const;

function parseAuthorityContact(answers: Answers, hours: readonly string[]): AuthorityContact {
  const phone = findTextAnswer(answers, "phone");
  const given = texts
    .map((name) => [name, findTextAnswer(answers, name)] as const)
    .filter(([, text]) => text);
  return {
    ...Object.fromEntries(given),
    ...(phone ? { phone: formatNationalPhone(phone) } : {}),
    ...(hours.length > 0 ? { hours } : {}),
  };
}

/** What the inputs hold for these facts. */
export function formatFactInputs({
  name,
  colour,
  contact,
  showsPrivateOffers,
}: PresentationFacts): TypedValues {
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
