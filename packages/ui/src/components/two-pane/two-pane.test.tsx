import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { TwoPane } from "./two-pane.tsx";

it("reads what is declared before what proves it", () => {
  const html = renderToString(<TwoPane declared="Rue Saint-Jean" document="Facture" />);
  expect(html.indexOf("Rue Saint-Jean")).toBeLessThan(html.indexOf("Facture"));
});
