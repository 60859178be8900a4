import { expect, test } from "vitest";
import { aDefinition } from "../../../testing/services.ts";
import { checkEligibility } from "./check-eligibility.ts";

const today = "2026-11-24";
const residents = aDefinition({ eligibility: 'insee_code == "14118" && age(birthdate, today) < 25' });
const address = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};

test("a service without a rule is open to all", () => {
  expect(checkEligibility(aDefinition(), {}, today)).toEqual({ outcome: "yes" });
});

test("somebody who fits may subscribe", () => {
  expect(checkEligibility(residents, { address, birthdate: "2004-05-06" }, today)).toEqual({
    outcome: "yes",
  });
});

test("a no says which condition failed", () => {
  const answer = checkEligibility(residents, { address, birthdate: "1990-05-06" }, today);
  expect(answer).toEqual({ outcome: "no", because: [expect.stringContaining("birthdate")] });
});

test("what is not known yet is asked for, by element", () => {
  expect(checkEligibility(residents, { birthdate: "2004-05-06" }, today)).toEqual({
    outcome: "missing",
    elements: ["address"],
  });
});

test("one sure no is enough, whatever is missing", () => {
  expect(checkEligibility(residents, { birthdate: "1990-05-06" }, today).outcome).toBe("no");
});
