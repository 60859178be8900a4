import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Breadcrumb } from "./breadcrumb.tsx";

it("says which page is the current one, without linking to it", () => {
  const html = renderToString(<Breadcrumb links={[{ href: "/", label: "Accueil" }]} current="Cantine" />);
  expect(html).toContain('<li aria-current="page">Cantine</li>');
});
