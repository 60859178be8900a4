import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Tag } from "./tag.tsx";

it("says its state in words", () => {
  expect(renderToString(<Tag tone="success">Acceptée</Tag>)).toContain(">Acceptée</span>");
});
