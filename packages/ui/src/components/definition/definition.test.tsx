import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Definition } from "./definition.tsx";

it("pairs each term with its description", () => {
  const html = renderToString(<Definition items={[{ term: "Combien", description: "Gratuit" }]} />);
  expect(html).toContain("<dt>Combien</dt><dd>Gratuit</dd>");
});
