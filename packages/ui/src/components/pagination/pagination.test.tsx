import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { visiblePages } from "./pages.ts";
import { Pagination } from "./pagination.tsx";

it("draws nothing for a single page", () => {
  expect(renderToString(<Pagination current={1} total={1} hrefOf={String} />)).toBe("");
});

it.each([
  [1, 3, [1, 2, 3]],
  [5, 9, [1, undefined, 4, 5, 6, undefined, 9]],
  [1, 9, [1, 2, undefined, 9]],
])("on page %i of %i shows %j", (current, total, pages) => {
  expect(visiblePages(current, total)).toEqual(pages);
});
