import type { FeatureName } from "./compare/feature.ts";
import type { Agreement } from "./find-duplicates.ts";

/** What is said of a feature by its level: the same, near, differing. Empty: it goes without saying. */
const words: Readonly<Record<FeatureName, readonly [same: string, near: string, other: string]>> = {
  given_name: ["même prénom", "prénoms proches", "prénoms différents"],
  family_name: ["même nom", "noms proches", "noms différents"],
  swapped_names: ["nom et prénom intervertis", "", ""],
  birth_date: ["même date de naissance", "dates de naissance proches", "dates de naissance différentes"],
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

/** Why two rows are thought to be one person, in French: what agrees first, then what is near, then what differs. */
export function reasonsOf(agreements: readonly Agreement[]): readonly string[] {
  const said = agreements.map((agreement) => ({
    order: orderOf(agreement),
    words: words[agreement.feature][orderOf(agreement)],
  }));
  return [0, 1, 2].flatMap((order) =>
    said.filter((one) => one.order === order && one.words !== "").map((one) => one.words ?? ""),
  );
}

const orderOf = ({ level, top }: Agreement): 0 | 1 | 2 => (level === top ? 0 : level > 0 ? 1 : 2);
