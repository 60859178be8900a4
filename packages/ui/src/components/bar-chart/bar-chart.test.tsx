import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { BarChart } from "./bar-chart.tsx";

const chart = (bars: Array<{ label: string; value: number }>) =>
  renderToString(
    <BarChart id="c" title="T" description="D" labelHeading="Service" valueHeading="Total" bars={bars} />,
  );

it("draws each bar as a share of the longest and repeats the figures in a table", () => {
  const html = chart([
    { label: "Piscine", value: 50 },
    { label: "Cantine", value: 200 },
  ]);
  expect(html).toContain('width="25%"');
  expect(html).toContain('<th scope="row">Piscine</th>');
});

it("draws empty bars when there is nothing to count", () => {
  expect(chart([{ label: "Piscine", value: 0 }])).toContain('width="0%"');
});
