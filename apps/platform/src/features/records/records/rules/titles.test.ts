import { expect, test } from "vitest";
import { readLine } from "./read-line.ts";
import { matchHeaderRoles } from "./roles.ts";

test.each([
  ["N° adhérent", "number"],
  ["Mél", "email"],
  ["Adresse mél", "email"],
  ["Courriel", "email"],
  ["E-mail", "email"],
  ["Mail", "email"],
  ["Adresse e-mail", "email"],
  ["Adresse électronique", "email"],
  ["Adresse de courriel", "email"],
  ["Tél.", "phone"],
  ["Tél. portable", "phone"],
  ["Portable", "phone"],
  ["N° de téléphone", "phone"],
  ["Né(e) le", "birth_date"],
  ["Né le", "birth_date"],
  ["Date naiss.", "birth_date"],
  ["Né(e) à", "birth_place"],
  ["Nom d'usage", "usage_name"],
  ["Nom d’épouse", "usage_name"],
  ["Nom de naissance", "family_name"],
  ["Nom de jeune fille", "family_name"],
  ["Prénom(s)", "given_name"],
  ["Adresse", "street"],
  ["Adresse courrier", null],
  ["Nom d'naissance", "family_name"],
  ["Surnom", null],
  ["Melun", null],
])("a column titled %s is recognised as %s", (header, role) => {
  expect(matchHeaderRoles([header])).toEqual([role]);
});

test("beside a name at birth, “Nom” is the name used; alone it is the family name, and an empty name at birth is that one", () => {
  expect(matchHeaderRoles(["N°", "Nom", "Nom de naissance"])).toEqual([
    "number",
    "usage_name",
    "family_name",
  ]);
  expect(matchHeaderRoles(["N°", "Nom", "Nom d'usage"])).toEqual(["number", "family_name", "usage_name"]);
  const columns = matchHeaderRoles(["N°", "Nom", "Nom de naissance"]).map((role) => ({ header: "", role }));
  const fieldsOf = (cells: readonly string[]) => {
    const read = readLine(cells, columns, "2026-11-24");
    return "values" in read ? read.values.fields : read.problems;
  };
  expect(fieldsOf(["1", "Durand", "Petit"])).toEqual({ usage_name: "Durand", family_name: "Petit" });
  expect(fieldsOf(["1", "Durand", ""])).toEqual({ family_name: "Durand" });
  expect(fieldsOf(["1", "", ""])).toEqual([{ code: "name_missing", header: "" }]);
});
