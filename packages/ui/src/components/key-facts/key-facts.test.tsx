import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { KeyFacts } from "./key-facts.tsx";

it("pairs each question with its answer, and what it depends on", () => {
  const html = renderToString(
    <KeyFacts facts={[{ term: "Prix", icon: "euro", value: "Gratuit", note: "Pour les habitants" }]} />,
  );
  expect(html).toMatch(/<dt>.*Prix<\/dt><dd>.*Gratuit.*Pour les habitants.*<\/dd>/s);
});
