import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareCaller, computeContactDue, isLate, isRecognised } from "./rules.ts";

const known = { birthdate: "1990-05-04", street: "12 rue Saint-Jean", phone: "+33612345678" };
const wrong = { birthdate: "1991-01-01", street: "3 place Foch", phone: "0600000000" };
const asked = ["birthdate", "street", "phone"] as const;

describe("who is recognised", () => {
  test("two right answers and none wrong, whatever is asked", () => {
    const answer = fc.constantFrom("right", "wrong", "none");
    fc.assert(
      fc.property(fc.tuple(answer, answer, answer), (answers) => {
        const said = Object.fromEntries(
          asked.flatMap((name, index) => {
            const one = answers[index];
            return one === "none" ? [] : [[name, one === "right" ? known[name] : wrong[name]]];
          }),
        );
        const right = answers.filter((one) => one === "right").length;
        expect(isRecognised(compareCaller(known, said))).toBe(right >= 2 && !answers.includes("wrong"));
      }),
    );
  });

  test("what is not known here proves nothing", () => {
    const check = compareCaller({ birthdate: known.birthdate }, known);
    expect(check).toEqual({ birthdate: "same", street: "unknown", phone: "unknown" });
    expect(isRecognised(check)).toBe(false);
  });

  test("a comparison says nothing but these four words", () => {
    fc.assert(
      fc.property(fc.record({ street: fc.string() }), (said) => {
        for (const answer of Object.values(compareCaller(known, said)))
          expect(["same", "different", "unknown", "not_asked"]).toContain(answer);
      }),
    );
  });
});

describe("a street as people say it", () => {
  const address = { street: "12 bis, rue Saint-Jean, bâtiment B", place: "14000 Caen" };
  test.each([
    "12 bis, rue Saint-Jean",
    "12bis RUE SAINT JEAN",
    "12 B r. St Jean",
    "rue saint-jean",
    "12 bis rue St-Jean, bât. B, 14000 Caen",
  ])("%s is the right one", (street) => {
    expect(compareCaller(address, { street }).street).toBe("same");
  });

  test.each([
    "14 rue Saint-Jean",
    "12 bis rue Saint-Pierre",
    "rue Saint",
    "12 bis",
    "Caen",
    "12 bis rue Saint-Jean, Ifs",
  ])("%s is not", (street) => {
    expect(compareCaller(address, { street }).street).toBe("different");
  });
});

test("a week, then late; answered is never late", () => {
  const dueOn = computeContactDue("2026-11-24");
  expect(dueOn).toBe("2026-12-01");
  expect(isLate({ state: "waiting", dueOn }, "2026-12-01")).toBe(false);
  expect(isLate({ state: "waiting", dueOn }, "2026-12-02")).toBe(true);
  expect(isLate({ state: "answered", dueOn }, "2027-01-01")).toBe(false);
});
