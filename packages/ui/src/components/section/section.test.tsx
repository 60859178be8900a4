import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Section } from "./section.tsx";

it("is named by its title", () => {
  const html = renderToString(
    <Section id="s" title="Mes services">
      <p>Médiathèque</p>
    </Section>,
  );
  expect(html).toContain('aria-labelledby="s"');
  expect(html).toContain('<h2 id="s">Mes services</h2>');
});
