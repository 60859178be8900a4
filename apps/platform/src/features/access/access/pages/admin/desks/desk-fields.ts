import { listHoursLines } from "../../../../../../frames/admin/common/hours-field.ts";
import type { Sentence } from "../../../../../../kernel/errors.ts";
import {
  type Answers,
  bothIn,
  type Field,
  findTextAnswer,
  formatNationalPhone,
  type TypedValues,
} from "../../../../../../web/index.ts";
import type { Contact, Desk } from "../../../../../authorities/authorities/index.ts";
import { fieldGroups } from "../../../../../authorities/authorities/pages/admin/authority/fields.ts";
import { deskWords } from "./desk-words.ts";

const both = bothIn(deskWords);
const FRONT = "front";

/** Slug of each service of the authority, and its name. */
export type AuthorityServices = readonly { readonly slug: string; readonly title: string }[];

/** The desk of everything is not asked what it serves. */
export function buildDeskFields(services: AuthorityServices, desk?: Desk): readonly Field[] {
  return [
    {
      kind: "text",
      name: "name",
      label: both(({ name }) => name),
      hint: both(({ nameHint }) => nameHint),
      maxLength: 80,
    },
    ...(desk?.isDefault ? [] : [buildServesField(services)]),
    ...fieldGroups.reach.filter(({ name }) => name !== "dataProtectionEmail"),
  ];
}

const buildServesField = (services: AuthorityServices): Field => ({
  kind: "choice",
  name: "serves",
  label: both(({ serves }) => serves),
  why: both(({ servesWhy }) => servesWhy),
  options: [
    { value: FRONT, label: both(({ front }) => front) },
    ...services.map(({ slug, title }) => ({ value: slug, label: both(({ service }) => service(title)) })),
  ],
});

const texts = ["street", "postalCode", "locality", "email"] as const;

export function parseDeskFacts(answers: Answers): Pick<Desk, "name" | "serviceSlug" | "contact"> {
  const serves = findTextAnswer(answers, "serves") ?? FRONT;
  return {
    name: findTextAnswer(answers, "name") ?? "",
    contact: parseDeskContact(answers),
    ...(serves === FRONT ? {} : { serviceSlug: serves }),
  };
}

function parseDeskContact(answers: Answers): Contact {
  const phone = findTextAnswer(answers, "phone");
  const hours = listHoursLines(answers);
  const given = texts
    .map((name) => [name, findTextAnswer(answers, name)] as const)
    .filter(([, text]) => text);
  return {
    ...Object.fromEntries(given),
    ...(phone ? { phone: formatNationalPhone(phone) } : {}),
    ...(hours.length > 0 ? { hours } : {}),
  };
}

/** What the inputs hold for a desk. */
export function formatDeskInputs({ name, serviceSlug, contact }: Desk): TypedValues {
  const { hours = [], ...reach } = contact;
  const values: Record<string, string> = {
    name,
    serves: serviceSlug ?? FRONT,
    ...reach,
    hours: hours.join("\n"),
  };
  return new Map(Object.entries(values).map(([key, value]) => [key, [value]]));
}

/** The others, where what waits may go. */
export const buildClosingField = (others: readonly Desk[]): Field => ({
  kind: "choice",
  name: "to",
  label: both(({ to }) => to),
  options: others.map(({ id, name }) => ({ value: id, label: { fr: name, en: name } satisfies Sentence })),
});
