import { expect, test } from "vitest";
import { selectShownRevision } from "./sent.ts";

const typed = new Map([["name", ["Contes"]]]);

test("a form keeps the revision that was read first, until its conflict is shown", () => {
  const sent = new Map([["_revision", ["3"]]]);
  expect(selectShownRevision(5, {})).toBe("5");
  expect(selectShownRevision(5, { typed })).toBe("5");
  expect(selectShownRevision(5, { typed: sent })).toBe("3");
  expect(selectShownRevision(5, { typed: sent, meanwhile: true })).toBe("5");
});
