import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Timeline } from "./timeline.tsx";

it("gives each day its date for machines and for people", () => {
  const days = [
    {
      date: "2026-11-24",
      label: "Mardi 24 novembre",
      entries: [{ key: "1", time: "9 h 12", text: "Consulté" }],
    },
  ];
  expect(renderToString(<Timeline days={days} />)).toContain(
    '<time datetime="2026-11-24">Mardi 24 novembre</time>',
  );
});
