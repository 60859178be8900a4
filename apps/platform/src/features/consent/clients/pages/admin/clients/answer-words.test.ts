import fc from "fast-check";
import { expect, test } from "vitest";
import type { OutboundRefusal } from "../../../../../../infra/outbound/outbound-error.ts";
import { formatAnswer } from "./answer-words.ts";

const unexpected = formatAnswer("299", "fr").what;

test("whatever comes back is a sentence that quotes nothing of it", () => {
  const answer = fc.oneof(
    fc.integer({ min: 100, max: 599 }).map(String),
    fc.string(),
    fc.constant("__proto__"),
  );
  fc.assert(
    fc.property(answer, fc.constantFrom("fr" as const, "en" as const), (one, language) => {
      const { what, todo } = formatAnswer(one, language);
      expect(what.length).toBeGreaterThan(10);
      expect(todo === "").toBe(one === "202");
    }),
  );
});

test("each way in which a call brings no answer has words of its own", () => {
  const ways: Readonly<Record<OutboundRefusal, true>> = {
    address_invalid: true,
    https_required: true,
    address_private: true,
    name_unknown: true,
    redirected: true,
    answer_too_large: true,
    too_slow: true,
    unreachable: true,
  };
  const sentences = Object.keys(ways).map((way) => formatAnswer(way, "fr").what);
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences).not.toContain(unexpected);
});
