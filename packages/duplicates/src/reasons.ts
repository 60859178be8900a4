import type { FeatureName } from "./compare/feature.ts";
import type { Agreement } from "./find-duplicates.ts";

type Words = Readonly<Record<FeatureName, readonly [same: string, near: string, other: string]>>;

/** What is said of a feature by its level: the same, near, differing. Empty: it goes without saying. */
const french: Words = {
  given_name: ["même prénom", "prénoms proches", "prénoms différents"],
  family_name: ["même nom", "noms proches", "noms différents"],
  swapped_names: ["nom et prénom intervertis", "", ""],
  birth_date: [
    "même date de naissance",
    "dates de naissance différentes mais proches",
    "dates de naissance différentes",
  ],
  sex: ["", "", "sexe différent"],
  sex_otherwise: ["", "", "sexe différent"],
  birth_place: ["même lieu de naissance", "lieux de naissance proches", "lieux de naissance différents"],
  identifier: ["même numéro", "numéros proches", "numéros différents"],
  email: ["même adresse électronique", "adresses électroniques proches", ""],
  phone: ["même téléphone", "téléphones proches", ""],
  street: ["même adresse", "adresses proches", "adresses différentes"],
  locality: ["même commune", "communes voisines", "communes différentes"],
  locality_elsewhere: ["même commune", "communes voisines", "communes différentes"],
  text: ["même complément", "compléments proches", ""],
};

const english: Words = {
  given_name: ["same given name", "given names alike", "different given names"],
  family_name: ["same name", "names alike", "different names"],
  swapped_names: ["family and given names swapped", "", ""],
  birth_date: ["same date of birth", "dates of birth different but near", "different dates of birth"],
  sex: ["", "", "different sex"],
  sex_otherwise: ["", "", "different sex"],
  birth_place: ["same place of birth", "places of birth alike", "different places of birth"],
  identifier: ["same number", "numbers alike", "different numbers"],
  email: ["same e-mail address", "e-mail addresses alike", ""],
  phone: ["same telephone", "telephones alike", ""],
  street: ["same address", "addresses alike", "different addresses"],
  locality: ["same town", "nearby towns", "different towns"],
  locality_elsewhere: ["same town", "nearby towns", "different towns"],
  text: ["same complement", "complements alike", ""],
};

/**
 * Why two rows are thought to be one person, in French unless asked: what agrees first, then what is near,
 * then what differs.
 */
export function reasonsOf(agreements: readonly Agreement[], language: "fr" | "en" = "fr"): readonly string[] {
  const words = language === "fr" ? french : english;
  const said = agreements.map((agreement) => ({
    order: orderOf(agreement),
    words: words[agreement.feature][orderOf(agreement)],
  }));
  return [0, 1, 2].flatMap((order) =>
    said.filter((one) => one.order === order && one.words !== "").map((one) => one.words ?? ""),
  );
}

const orderOf = ({ level, top }: Agreement): 0 | 1 | 2 => (level === top ? 0 : level > 0 ? 1 : 2);
