import fc from "fast-check";
import { expect, it } from "vitest";
import { formatAuthorityGenitive, formatAuthorityName, toAuthority } from "./named.ts";

it.each([
  ["Ville de Caen", "la Ville de Caen", "de la Ville de Caen", "à la Ville de Caen"],
  [
    "Département du Calvados",
    "le Département du Calvados",
    "du Département du Calvados",
    "au Département du Calvados",
  ],
  ["Région Normandie", "la Région Normandie", "de la Région Normandie", "à la Région Normandie"],
  [
    "Agglomération de Saint-Lô",
    "l’Agglomération de Saint-Lô",
    "de l’Agglomération de Saint-Lô",
    "à l’Agglomération de Saint-Lô",
  ],
  ["Caen la Mer", "Caen la Mer", "de Caen la Mer", "à Caen la Mer"],
  ["Authie", "Authie", "d’Authie", "à Authie"],
  ["Honfleur", "Honfleur", "de Honfleur", "à Honfleur"],
  ["Le Havre", "Le Havre", "du Havre", "au Havre"],
  ["Les Monts d’Aunay", "Les Monts d’Aunay", "des Monts d’Aunay", "aux Monts d’Aunay"],
  ["Villers-Bocage", "Villers-Bocage", "de Villers-Bocage", "à Villers-Bocage"],
])("names %s as a French sentence does", (name, the, of, to) => {
  expect([formatAuthorityName(name), formatAuthorityGenitive(name), toAuthority(name)]).toEqual([
    the,
    of,
    to,
  ]);
});

it("keeps the name, whatever it is, but for an article that melts", () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(formatAuthorityName(name).endsWith(name)).toBe(true);
      const withoutArticle = name.replace(/^les?\s/iu, "");
      expect(formatAuthorityGenitive(name).endsWith(withoutArticle)).toBe(true);
      expect(toAuthority(name).endsWith(withoutArticle)).toBe(true);
    }),
  );
});
