import type { ElementName } from "@ardeco/contracts";
import { addDays, addMonths, type CivilDate } from "../../../../kernel/civil-date.ts";
import type { Sentence } from "../../../../kernel/errors.ts";

/** What a vendor must have seen once before meeting real people. */
export interface CastPart {
  readonly part: PartName;
  readonly story: Sentence;
  /** Checked by the programme that plays the agent. */
  readonly validated: Partial<Record<ElementName, unknown>>;
  /** Said by the person, and waiting for an agent. */
  readonly declared?: Partial<Record<ElementName, unknown>>;
  /** Said, then refused. */
  readonly refused?: Partial<Record<ElementName, unknown>>;
  /** Whose last day was yesterday. */
  readonly expired?: readonly ElementName[];
  readonly parentOf?: readonly PartName[];
  readonly guardianOf?: readonly PartName[];
}

export const partNames = [
  "jeanne",
  "julien",
  "leo",
  "zoe",
  "karim",
  "claire",
  "sophie",
  "ines",
  "andre",
  "marie",
  "marie_homonym",
  "madeleine",
] as const;
export type PartName = (typeof partNames)[number];

const buildAddress = (
  street_address: string,
  insee_code = "14118",
  postal_code = "14000",
  locality = "Caen",
) => ({
  street_address,
  postal_code,
  locality,
  country: "FR",
  insee_code,
});

const buildPartIdentity = (given_name: string, family_name: string, birthdate: CivilDate) => ({
  given_name,
  family_name,
  birthdate,
});

/** Somebody of that many years and months today. */
const computeBirthdate = (today: CivilDate, years: number, months = 0) =>
  addMonths(today, -(years * 12 + months));

/** Numbers are those that ARCEP keeps for fiction; addresses of mail end in .example (RFC 2606). */
export function buildCast(today: CivilDate): readonly CastPart[] {
  return [
    ...buildFamilyParts(today),
    ...buildAdultParts(today),
    ...buildProtectedParts(today),
    ...buildHomonymParts(today),
  ];
}

function buildFamilyParts(today: CivilDate): readonly CastPart[] {
  const school = { name: "École Henri-Brunet" };
  const home = buildAddress("12 rue Saint-Jean");
  return [
    {
      part: "jeanne",
      story: {
        fr: "Mère de Léo et Zoé, séparée de Julien. Tout est vérifié.",
        en: "Mother of Léo and Zoé, separated from Julien. Everything is checked.",
      },
      validated: {
        ...buildPartIdentity("Jeanne", "Lemoine", computeBirthdate(today, 38, 8)),
        address: home,
        email: "jeanne@personnages.example",
        phone_number: "+33639980001",
        family_quotient: 742,
      },
      parentOf: ["leo", "zoe"],
    },
    {
      part: "julien",
      story: {
        fr: "Leur père : il les représente aussi, et ne voit rien de Jeanne.",
        en: "Their father: he represents them too, and sees nothing of Jeanne.",
      },
      validated: {
        ...buildPartIdentity("Julien", "Morel", computeBirthdate(today, 40)),
        address: buildAddress("5 quai Vendeuvre"),
        email: "julien@personnages.example",
      },
      parentOf: ["leo", "zoe"],
    },
    {
      part: "leo",
      story: {
        fr: "Neuf ans : ses parents agissent pour lui.",
        en: "Nine years old: his parents act for him.",
      },
      validated: {
        ...buildPartIdentity("Léo", "Morel", computeBirthdate(today, 9, 2)),
        address: home,
        school,
        school_level: "cm1",
      },
    },
    {
      part: "zoe",
      story: { fr: "Six ans, sa petite sœur.", en: "Six years old, his little sister." },
      validated: {
        ...buildPartIdentity("Zoé", "Morel", computeBirthdate(today, 6, 6)),
        address: home,
        school,
        school_level: "cp",
      },
    },
  ];
}

function buildAdultParts(today: CivilDate): readonly CastPart[] {
  return [
    {
      part: "karim",
      story: {
        fr: "Étudiant de 22 ans. Son adresse a expiré hier : elle n’est plus transmise.",
        en: "Student, 22. His address expired yesterday: it is no longer released.",
      },
      validated: {
        ...buildPartIdentity("Karim", "Benali", computeBirthdate(today, 22, 9)),
        address: buildAddress("28 avenue de Verdun"),
        email: "karim@personnages.example",
      },
      expired: ["address"],
    },
    {
      part: "claire",
      story: {
        fr: "Un agent a refusé son adresse ; son courriel est déclaré, pas encore vérifié.",
        en: "An agent refused her address; her e-mail is declared, not checked yet.",
      },
      validated: buildPartIdentity("Claire", "Petit", computeBirthdate(today, 47, 5)),
      declared: { email: "claire@personnages.example" },
      refused: { address: buildAddress("3 place Saint-Sauveur") },
    },
    {
      part: "madeleine",
      story: {
        fr: "81 ans, sans courriel, téléphone ni ordinateur.",
        en: "81, without e-mail, phone or computer.",
      },
      validated: {
        ...buildPartIdentity("Madeleine", "Roussel", computeBirthdate(today, 81)),
        address: buildAddress("2 rue Froide"),
      },
    },
  ];
}

function buildProtectedParts(today: CivilDate): readonly CastPart[] {
  return [
    {
      part: "sophie",
      story: {
        fr: "Mère d’Inès, et tutrice de son père André : elle agit pour les deux.",
        en: "Mother of Inès, and guardian of her father André: she acts for both.",
      },
      validated: {
        ...buildPartIdentity("Sophie", "Garnier", computeBirthdate(today, 45)),
        address: buildAddress("8 rue Écuyère"),
        email: "sophie@personnages.example",
      },
      parentOf: ["ines"],
      guardianOf: ["andre"],
    },
    {
      part: "ines",
      story: {
        fr: "Dix-huit ans dans deux mois : un bouton les lui donne aujourd’hui.",
        en: "Eighteen in two months: a button makes it today.",
      },
      validated: {
        ...buildPartIdentity("Inès", "Garnier", addDays(computeBirthdate(today, 18), 60)),
        address: buildAddress("8 rue Écuyère"),
      },
    },
    {
      part: "andre",
      story: {
        fr: "Sous tutelle : Sophie le représente, il ne signe rien seul.",
        en: "Under guardianship: Sophie represents him, he signs nothing alone.",
      },
      validated: {
        ...buildPartIdentity("André", "Garnier", computeBirthdate(today, 79, 3)),
        address: buildAddress("14 rue de Bayeux"),
      },
    },
  ];
}

function buildHomonymParts(today: CivilDate): readonly CastPart[] {
  return [
    {
      part: "marie",
      story: {
        fr: "Porte le même nom qu’une autre : seuls son jour de naissance et son pseudonyme les distinguent.",
        en: "Bears the same name as another: only birth date and pseudonym tell them apart.",
      },
      validated: {
        ...buildPartIdentity("Marie", "Martin", computeBirthdate(today, 34, 1)),
        address: buildAddress("21 rue de Geôle"),
        email: "marie.m@personnages.example",
      },
    },
    {
      part: "marie_homonym",
      story: {
        fr: "L’autre Marie Martin, dans une autre commune.",
        en: "The other Marie Martin, in another commune.",
      },
      validated: {
        ...buildPartIdentity("Marie", "Martin", computeBirthdate(today, 61, 7)),
        address: buildAddress("4 rue de l’Église", "14327", "14200", "Hérouville-Saint-Clair"),
        email: "martin.marie@personnages.example",
      },
    },
  ];
}
