import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Table } from "./table.tsx";

const props = {
  id: "t",
  caption: "Tarifs",
  columns: [{ label: "Tranche" }, { label: "Prix", numeric: true }],
  rows: [{ key: "1", cells: ["A", "2 €"] }],
};

it("names its rows and columns", () => {
  const html = renderToString(<Table {...props} />);
  expect(html).toContain('<caption id="t">Tarifs</caption>');
  expect(html).toContain('<th scope="row">A</th>');
  expect(html).toContain('data-label="Prix"');
});

it("gives its rows and cells no role, which HTML does not allow", () => {
  expect(renderToString(<Table {...props} />)).not.toMatch(/<(table|tr|th|td)[^>]* role=/);
});

it("is only heard under a title that says the same", () => {
  expect(renderToString(<Table {...props} isTitled />)).toContain(
    '<caption id="t" class="ds-sr-only">Tarifs</caption>',
  );
});

it("can be scrolled with the keyboard", () => {
  expect(renderToString(<Table {...props} narrow="scroll" />)).toContain(
    'role="region" aria-labelledby="t" tabindex="0"',
  );
});

it("says by which column its rows are sorted, and where they are sorted otherwise", () => {
  const columns = [
    { label: "Tranche", sort: { href: "?tri=tranche&sens=desc", order: "ascending" as const } },
    { label: "Prix", sort: { href: "?tri=prix" } },
  ];
  const html = renderToString(<Table {...props} columns={columns} />);
  expect(html).toContain('aria-sort="ascending"><a href="?tri=tranche&amp;sens=desc">');
  expect(html).toContain('aria-sort="none"><a href="?tri=prix">Prix</a>');
});
