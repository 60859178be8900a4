import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { birthCountries, convertBirthCountry } from "./convert-birth-country.ts";

const LIST = new URL(
  "../../../../../../../shared/reference/state-apis/franceconnect/insee_country.csv",
  import.meta.url,
);

test("the country of two recorded cases is the one that the State recorded", () => {
  expect([convertBirthCountry("US"), convertBirthCountry("MA")]).toEqual(["99404", "99350"]);
  expect(convertBirthCountry("FR")).toBeUndefined();
  expect(convertBirthCountry("xx")).toBeUndefined();
});

test.skipIf(!existsSync(LIST))(
  "each code is on the list of FranceConnect (left out where ../shared is not)",
  () => {
    const known = new Set(readFileSync(LIST, "utf8").match(/\b99\d{3}\b/g));
    expect(birthCountries.filter((iso) => !known.has(convertBirthCountry(iso) ?? ""))).toEqual([]);
    expect(birthCountries.length).toBeGreaterThan(200);
  },
);
