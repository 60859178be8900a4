import fc from "fast-check";
import { expect, test } from "vitest";
import { BoundedMap } from "./bounded-map.ts";

test("keeps what was used last, and never more than it may", () => {
  const steps = fc.array(fc.tuple(fc.constantFrom("get", "set"), fc.integer({ min: 0, max: 9 })));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), steps, (most, taken) => {
      const kept = new BoundedMap<number, number>(most);
      let recent: number[] = [];
      for (const [step, key] of taken) {
        if (step === "get") expect(kept.get(key)).toBe(recent.includes(key) ? key : undefined);
        else kept.set(key, key);
        if (step === "set" || recent.includes(key)) recent = [...recent.filter((one) => one !== key), key];
        recent = recent.slice(-most);
        expect(kept.size).toBe(recent.length);
      }
    }),
  );
});
