import { expect, test } from "vitest";
import { areSameInitials, withoutTitles } from "./given-names.ts";
import { districtOfPostcode } from "./postcodes.ts";

test.each([
  ["SIR THOMAS", "THOMAS"],
  ["LADY ANNE MARY", "ANNE MARY"],
  ["SIR", "SIR"],
  ["THOMAS SIR", "THOMAS SIR"],
])("%s without its titles is %s", (name, bare) => {
  expect(withoutTitles(name)).toBe(bare);
});

test.each([
  ["C R", "CHARLES", "initials"],
  ["CHARLES R", "CHARLES RICHARD", "with a name"],
  ["W J J", "WILLIAM JOHN JOSEPH", "initials"],
  ["C R", "CHARLES EDWARD", "no"],
  ["CHARLES", "CHARLOTTE", "no"],
])("%s and %s: %s", (one, other, same) => {
  expect(areSameInitials(one, other)).toBe(same);
  expect(areSameInitials(other, one)).toBe(same);
});

test.each([
  ["SW101HX", "SW10"],
  ["M11AE", "M1"],
  ["K1A0B1", "K1A"],
  ["1012AB", "1012"],
  ["14000", ""],
])("the district of %s is %s", (postcode, district) => {
  expect(districtOfPostcode(postcode)).toBe(district);
});
