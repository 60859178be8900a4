import fc from "fast-check";
import { expect, test } from "vitest";
import { isPrecise, readSearch } from "./search-terms.ts";

const read = (text: string) => readSearch(text, "2026-11-24");
const born = { name: "Lefort", birthdate: "1994-03-12" };

test.each([
  ["Lefort 12/03/1994", born],
  ["12 mars 1994 Lefort", born],
  ["Lefort, née le 12 mars 1994", born],
  ["  Lefort   12.3.1994 ", born],
  ["Lefort 1994-03-12", born],
  ["Lefort 12 03 1994", born],
  ["Lefort 12/03/94", born],
  ["Lefort 12 03 94", born],
  ["14 03 88 St Clair", { name: "Saint Clair", birthdate: "1988-03-14" }],
  ["Ste-Croix 14/03/1988", { name: "Sainte-Croix", birthdate: "1988-03-14" }],
  ["St. Jean 14/03/1988", { name: "Saint Jean", birthdate: "1988-03-14" }],
  ["Stéphane Best 14/03/1988", { name: "Stéphane Best", birthdate: "1988-03-14" }],
  ["12.3.94, Lefort", born],
  ["Lefort 12031994", born],
  ["Lefort 19940312", born],
  ["Lefort 12 mars 94", born],
  ["Lefort 5 sept. 1994", { name: "Lefort", birthdate: "1994-09-05" }],
  ["Lefort 01 03 1994", { name: "Lefort", birthdate: "1994-03-01" }],
  ["Lefort 01 03 1994 06 12 34 56 78", { name: "Lefort", birthdate: "1994-03-01", phone: "+33612345678" }],
  ["06.12.34.56.78", { phone: "+33612345678" }],
  ["Le Goff-Martin 1er août 1960", { name: "Le Goff-Martin", birthdate: "1960-08-01" }],
  ["06 12 34 56 78", { phone: "+33612345678" }],
  ["+33 6 12 34 56 78", { phone: "+33612345678" }],
  ["Jeanne@Courriel.example", { email: "jeanne@courriel.example" }],
  ["Lefort 0612345678", { name: "Lefort", phone: "+33612345678" }],
])("%s", (text, expected) => {
  expect(read(text)).toEqual(expected);
  expect(isPrecise(read(text))).toBe(true);
});

test.each(["Lefort", "12/03/1994", "", "31/02/1994 Lefort", "Lefort 12/03/2094", "Lefort 1994"])(
  "%s points at nobody",
  (text) => expect(isPrecise(read(text))).toBe(false),
);

test("any line is read, and a date is found wherever it is typed", () => {
  fc.assert(fc.property(fc.string(), (text) => void read(text)));
  const day = fc.date({ min: new Date("1920-01-01"), max: new Date("2020-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.boolean(), (at, first) => {
      const birthdate = at.toISOString().slice(0, 10);
      const typed = birthdate.split("-").reverse().join("/");
      expect(read(first ? `${typed} Lefort` : `Lefort ${typed}`)).toEqual({ name: "Lefort", birthdate });
    }),
  );
});
