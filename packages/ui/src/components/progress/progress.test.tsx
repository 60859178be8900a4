import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Progress } from "./progress.tsx";

it("is labelled and says its value in words", () => {
  const html = renderToString(<Progress id="p" label="Entrées" value={7} max={10} text="7 sur 10" />);
  expect(html).toContain('<label for="p">Entrées</label>');
  expect(html).toContain('value="7" max="10"');
});
