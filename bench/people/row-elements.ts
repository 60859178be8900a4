import type { ElementValues } from "@ardeco/contracts";
import type { Row } from "@ardeco/testing/population";

/** A made-up row as elements; what it does not say is absent. */
export function elementsOf(row: Row): Partial<ElementValues> {
  const { nom, nom_usage, prenom, date_naissance, lieu_naissance, sexe } = row;
  const date = date_naissance.includes("/") ? date_naissance.split("/").reverse().join("-") : date_naissance;
  return {
    ...(prenom === "" ? {} : { given_name: prenom }),
    ...(nom === "" ? {} : { family_name: nom }),
    ...(nom_usage === "" ? {} : { name_of_use: nom_usage }),
    ...(date === "" ? {} : { birthdate: date }),
    ...(lieu_naissance === "" ? {} : { place_of_birth: { locality: lieu_naissance, country: "FR" } }),
    ...(sexe === "" ? {} : { gender: sexe === "F" ? "female" : "male" }),
  };
}
