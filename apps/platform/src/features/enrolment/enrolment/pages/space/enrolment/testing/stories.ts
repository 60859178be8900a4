import type { Answers } from "../../../../../../../web/index.ts";
import { childNumbers, formatChildField, MAX_CHILDREN } from "../steps/children/child-fields.ts";

/** What one page sends, by path of the question. */
export type Pages = Readonly<Record<string, Readonly<Record<string, string>>>>;

const birth = (name: string, date: string): Record<string, string> => {
  const [year = "", month = "", day = ""] = date.split("-");
  return { [`${name}_day`]: day, [`${name}_month`]: month, [`${name}_year`]: year };
};

/** A mother of two, at night, with no e-mail: her documents are at hand, the family record book is not. */
export const family: Pages = {
  noms: { given_name: "Awa", family_name: "Diallo", name_of_use: "" },
  naissance: birth("birthdate", "1991-03-08"),
  adresse: {
    address_street: "12 rue Saint-Jean",
    address_complement: "",
    address_postcode: "14000",
    address_city: "Caen",
  },
  contact: { email: "", phone_number: "06 12 34 56 78" },
  enfants: { children: "yes" },
  "enfant-1": {
    child_1_given_name: "Moussa",
    child_1_family_name: "Diallo",
    ...birth("child_1_birthdate", "2018-05-02"),
    child_1_school: "Henri Brunet",
  },
  "enfant-1-lien": { child_1_relation: "separated_parent" },
  "enfant-1-suite": { child_1_another: "yes" },
  "enfant-2": {
    child_2_given_name: "Fatou",
    child_2_family_name: "Diallo",
    ...birth("child_2_birthdate", "2020-11-30"),
    child_2_school: "",
  },
  "enfant-2-lien": { child_2_relation: "parent" },
  "enfant-2-suite": { child_2_another: "no" },
  "piece-d-identite": { proof_identity_kind: "brought" },
  "justificatif-de-domicile": { proof_home_kind: "brought" },
  "livret-de-famille": { proof_children_kind: "brought" },
};

/** Somebody alone, who brings the documents to the town hall. */
export const alone: Pages = {
  noms: { given_name: "Louis", family_name: "Martin", name_of_use: "" },
  naissance: birth("birthdate", "1948-07-14"),
  adresse: family.adresse ?? {},
  contact: { email: "famille@exemple.fr", phone_number: "" },
  enfants: { children: "no" },
  "piece-d-identite": { proof_identity_kind: "brought" },
  "justificatif-de-domicile": { proof_home_kind: "brought" },
};

const childPages = (child: number): Pages => ({
  [`enfant-${child}`]: {
    [formatChildField(child, "given_name")]: `Enfant ${"abcdefgh"[child - 1]}`,
    [formatChildField(child, "family_name")]: "Diallo",
    ...birth(formatChildField(child, "birthdate"), `20${10 + child}-05-02`),
    [formatChildField(child, "school")]: "",
  },
  [`enfant-${child}-lien`]: { [formatChildField(child, "relation")]: "parent" },
  [`enfant-${child}-suite`]: { [formatChildField(child, "another")]: "yes" },
});

/**
 * Opens every page: a postal code of several communes, as many children as the journey takes, each document
 * sent.
 */
export const largest: Pages = {
  ...family,
  adresse: { ...family.adresse, address_postcode: "14210", address_city: "Le Hameau" },
  commune: { commune: "14257" },
  ...Object.assign({}, ...childNumbers.map(childPages)),
  "piece-d-identite": { proof_identity_kind: "passport" },
  "piece-d-identite-photo": {},
  "justificatif-de-domicile": { proof_home_kind: "tax_notice" },
  "justificatif-de-domicile-photo": {},
  "livret-de-famille": { proof_children_kind: "birth_certificate" },
  "livret-de-famille-photo": {},
};

/** The same, as the answers that the journey keeps of what decides which pages are asked. */
export const largestAnswers: Answers = {
  address: { street: "1 le Bourg", complement: "", postcode: "14210", city: "Le Hameau" },
  children: "yes",
  ...Object.fromEntries(
    childNumbers
      .filter((child) => child < MAX_CHILDREN)
      .map((child) => [formatChildField(child, "another"), "yes"]),
  ),
  proof_identity_kind: "passport",
  proof_home_kind: "tax_notice",
  proof_children_kind: "birth_certificate",
};
