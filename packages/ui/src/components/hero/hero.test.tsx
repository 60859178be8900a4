import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Hero } from "./hero.tsx";

it("holds the title of the page", () => {
  expect(renderToString(<Hero title="Que voulez-vous faire ?" />)).toContain(
    "<h1>Que voulez-vous faire ?</h1>",
  );
});

it("draws a town that nobody hears", () => {
  expect(renderToString(<Hero title="Que voulez-vous faire ?" />)).toMatch(
    /<svg class="ar-town"[^>]* aria-hidden="true"/,
  );
});
