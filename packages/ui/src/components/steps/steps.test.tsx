import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Steps } from "./steps.tsx";

it("counts in words", () => {
  expect(renderToString(<Steps current={2} total={6} />)).toContain("<strong>Partie 2 sur 6</strong>");
});
