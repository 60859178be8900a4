import { expect, test } from "vitest";
import { sortByTitle } from "./sort-by-title.ts";

test("services are in the order of the names that are read: accents and capitals do not send them to the end", () => {
  const titles = ["Zoo", "École de musique", "Cantine", "état civil", "Eau"].map((fr) => ({ fr, en: "" }));
  const sorted = sortByTitle(titles, (one) => one, "fr").map(({ fr }) => fr);
  expect(sorted).toEqual(["Cantine", "Eau", "École de musique", "état civil", "Zoo"]);
});
