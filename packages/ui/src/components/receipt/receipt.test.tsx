import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { receiptExamples } from "./receipt.examples.tsx";

it("tells the number, what comes next, when, and what can be done", () => {
  const html = receiptExamples.examples.map(({ show }) => renderToString(show())).join("");
  for (const words of [
    "2026-CA-004217",
    "La suite",
    "Délai de réponse",
    "Sans réponse de notre part",
    "En cas de désaccord",
  ]) {
    expect(html).toContain(words);
  }
});
