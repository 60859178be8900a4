import { Definition } from "@ardeco/ui";
import { MeasureList } from "../../../../../../frames/admin/common/measure-list.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Block } from "./sections.ts";

/** A section of the document on a page. */
export function Blocks({
  blocks,
  language,
}: {
  readonly blocks: readonly Block[];
  readonly language: Language;
}) {
  return (
    <>
      {blocks.map((block, index) => (
        <One key={index} block={block} language={language} />
      ))}
    </>
  );
}

function One({ block, language }: { readonly block: Block; readonly language: Language }) {
  switch (block.kind) {
    case "heading":
      return <h3>{block.text}</h3>;
    case "paragraph":
      return <p>{block.text}</p>;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "facts":
      return <Definition items={block.rows.map(([term, description]) => ({ term, description }))} />;
    case "measures":
      return <MeasureList measures={block.measures} language={language} withProofs={block.withProofs} />;
  }
}
