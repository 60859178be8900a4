import { expect, test } from "vitest";
import { validateCommune } from "./communes.ts";

const refused = (postcode: string, city: string) =>
  validateCommune({ street: "1 rue Haute", complement: "", postcode, city });

test("a postal code and a commune that do not go together are refused, with what to write", () => {
  expect(refused("14200", "Caen")?.fr).toBe(
    "Le code postal 14200 correspond à Hérouville-Saint-Clair. Si vous habitez Caen, écrivez 14000.",
  );
  expect(refused("75001", "caen")?.en).toContain("that of Paris");
});

test.each([
  ["its own commune, as people type it", "14200", "herouville st clair"],
  ["an unknown code", "14054", "Caen"],
  ["a hamlet, which no list knows", "14200", "Le Bourg Neuf des Prés"],
  ["a former commune of the one that is there now", "14740", "Bretteville-l’Orgueilleuse"],
])("%s is not", (_what, postcode, city) => {
  expect(refused(postcode, city)).toBeUndefined();
});
