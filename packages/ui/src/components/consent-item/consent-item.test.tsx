import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { ConsentItem } from "./consent-item.tsx";

const item = { label: "Quotient familial", value: "742 €", purpose: "Calculer le tarif", retention: "Un an" };

it("shows the very value, its purpose and how long it is kept", () => {
  const html = renderToString(<ConsentItem {...item} />);
  for (const words of ["742 €", "Calculer le tarif", "Un an"]) expect(html).toContain(words);
});

it("offers no box for what is needed", () => {
  const html = renderToString(<ConsentItem {...item} />);
  expect(html).not.toContain("<input");
  expect(html).toContain("Nécessaire à votre demande");
});

it("ticks nothing for the person", () => {
  const choice = { name: "consent", value: "phone", label: "Communiquer", checked: false };
  const html = renderToString(<ConsentItem {...item} choice={choice} />);
  expect(html).toContain('type="checkbox"');
  expect(html).not.toContain("checked");
});
