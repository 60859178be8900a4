import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Icon } from "./icon.tsx";
import { ICON_NAMES } from "./icon-name.ts";

it.each(ICON_NAMES)("%s is drawn and hidden from those who listen", (name) => {
  const html = renderToString(<Icon name={name} />);
  expect(html).toContain('aria-hidden="true"');
  expect(html).toMatch(/<(path|circle|rect|line|polyline|polygon|ellipse) /);
  expect(html.match(/<svg/g)).toHaveLength(1);
});
