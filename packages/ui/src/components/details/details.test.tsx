import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Details } from "./details.tsx";

it("opens without a script", () => {
  expect(renderToString(<Details summary="Où le trouver">Là</Details>)).toMatch(
    /^<details class="ar-details"><summary>/,
  );
  expect(
    renderToString(
      <Details summary="Où" open>
        Là
      </Details>,
    ),
  ).toContain("open");
});
