import { expect, test } from "vitest";
import { HIDDEN } from "./plain-text.ts";

test("hidden code points are those of Unicode’s categories, whatever the tables of the engine: none is let through, and no letter is lost", () => {
  const hidden = new RegExp(`^[${HIDDEN}]$`, "u");
  const wrong: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const text = String.fromCodePoint(point);
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(text) && !hidden.test(text)) wrong.push(point.toString(16));
    if (/[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}]/u.test(text) && hidden.test(text)) wrong.push(point.toString(16));
  }
  expect(wrong).toEqual([]);
});
