import { expect, test } from "vitest";
import { aPurse } from "../testing/purse.ts";
import { ProfileError, readProfile, writeProfile } from "./profile.ts";

test("a card written and read again is the same card", async () => {
  const memory = await aPurse({ proofs: true, proximity: true });
  expect(readProfile(writeProfile(memory))).toEqual(memory);
});

test.each([
  ["nothing", ""],
  ["no object", "[]"],
  ["a short identifier", '{"uid":"04","applications":[]}'],
  ["no card level", '{"uid":"04A1B2C3D4E5F6","applications":[]}'],
  [
    "keys that are no list",
    '{"uid":"04A1B2C3D4E5F6","applications":[{"aid":"000000","settings":15,"keys":1,"files":[]}]}',
  ],
])("a profile with %s is refused in a sentence", (_, text) => {
  expect(() => readProfile(text)).toThrow(ProfileError);
});
