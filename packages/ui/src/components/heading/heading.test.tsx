import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Heading } from "./heading.tsx";

it("takes the level of its place", () => {
  expect(renderToString(<Heading level={4}>Cartes</Heading>)).toBe("<h4>Cartes</h4>");
});
