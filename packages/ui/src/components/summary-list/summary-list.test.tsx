import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { SummaryList } from "./summary-list.tsx";

it("tells those who listen what each link changes", () => {
  const html = renderToString(
    <SummaryList rows={[{ label: "Adresse", value: "Caen", changeHref: "/adresse" }]} />,
  );
  expect(html).toContain('Modifier<span class="ds-sr-only"> Adresse</span>');
});
