import { elementNames, elements } from "@ardeco/contracts";
import { code, type Document, markdownTable, page } from "./document.ts";

const HEADS = [
  "element",
  "libellé",
  "label",
  "claim",
  "validity",
  "proven by",
  "search",
  "sensitive",
  "locates",
];

export const elementsDocument: Document = {
  path: "docs/generated/elements.md",
  render: () =>
    page("Identity elements", "the registry of @ardeco/contracts", [
      markdownTable(HEADS, elementNames.map(rowOf)),
    ]),
};

function rowOf(name: keyof typeof elements): string[] {
  const { label, claim, validityMonths, provenBy, confirmableByCode, index, sensitive, keptFromOthers } =
    elements[name];
  return [
    code(name),
    label.fr,
    label.en,
    code(claim ?? ""),
    validityMonths === null ? "for life" : `${validityMonths} months`,
    [...provenBy, ...(confirmableByCode ? ["a code sent to it"] : [])].join(", "),
    index ? `by equality, ${index}` : "",
    sensitive ? "asked one by one" : "",
    keptFromOthers ? "shown to who declared it" : "",
  ];
}
