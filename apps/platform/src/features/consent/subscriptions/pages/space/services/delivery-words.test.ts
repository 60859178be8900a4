import { expect, test } from "vitest";
import { spaceDeliveryWords } from "./delivery-words.ts";

test("what waits for a confirmation says when it is tried again, in both languages", () => {
  expect(spaceDeliveryWords("fr").queued("mardi 24 novembre 2026 à 3 h 59")).toMatch(
    /au moins une fois par heure/,
  );
  expect(spaceDeliveryWords("en").queued("Tuesday")).toMatch(/at least once an hour/);
});
