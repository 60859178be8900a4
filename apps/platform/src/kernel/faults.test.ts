import { expect, test } from "vitest";
import { AppError } from "./errors.ts";
import { acceptForeignError, isOfTheHouse, isUnreadable } from "./faults.ts";
import { ServerBusy } from "./server-busy.ts";

const refused = (status: 409 | 503) =>
  new AppError("test.refused", {
    status,
    fr: "Refusé.",
    en: "Refused.",
    todo: { fr: "Attendez.", en: "Wait." },
  });
const coded = (code: string) => Object.assign(new Error("x"), { code });

test("nothing is concluded of anybody from what is of the server", () => {
  for (const error of [
    new ServerBusy(undefined),
    coded("57014"),
    coded("40P01"),
    coded("53300"),
    coded("ECONNRESET"),
  ])
    expect(isOfTheHouse(error), String(error)).toBe(true);
  for (const error of [coded("23514"), coded("keys.cannot_open"), new TypeError("x"), "text"])
    expect(isOfTheHouse(error), String(error)).toBe(false);
  expect(isOfTheHouse(refused(503))).toBe(true);
  expect(isOfTheHouse(refused(409))).toBe(false);
  expect(isUnreadable(coded("keys.cannot_open"))).toBe(true);
  expect(() => acceptForeignError(coded("57014"))).toThrow();
  expect(acceptForeignError(coded("keys.cannot_open"))).toBeUndefined();
});
