import fc from "fast-check";
import { expect, test } from "vitest";
import { computeRequestStanding, KEPT_MS } from "./rules.ts";

test("an answer is given again for a day, to the same request only", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.nat({ max: 3 * KEPT_MS }), (sameRequest, answered, ageMs) => {
      const standing = computeRequestStanding({ sameRequest, answered, ageMs });
      if (standing === "answered")
        expect([sameRequest, answered, ageMs < KEPT_MS]).toEqual([true, true, true]);
      if (standing === "another") expect(sameRequest).toBe(false);
      // Never begun again while it may still run.
      if (standing === "new") expect(ageMs >= 60_000).toBe(true);
    }),
  );
  expect(computeRequestStanding(undefined)).toBe("new");
});
