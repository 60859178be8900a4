/** A text with addresses in it. */
export type ArticleLine = string | { readonly text: string; readonly href: string };

/** A paragraph (its lines run on), or a list (one item a row of lines). */
export type Block =
  | { readonly paragraph: readonly ArticleLine[] }
  | { readonly list: readonly (readonly ArticleLine[])[] };

export interface Part {
  readonly title: string;
  /** 3: under the part before. */
  readonly level?: 2 | 3;
  readonly blocks: readonly Block[];
}

export const buildParagraph = (...lines: readonly ArticleLine[]): Block => ({ paragraph: lines });
export const list = (...items: readonly (ArticleLine | readonly ArticleLine[])[]): Block => ({
  list: items.map((item) => (typeof item === "string" || "href" in item ? [item] : item)),
});
export const buildLink = (text: string, href: string): ArticleLine => ({ text, href });
export const buildMailLink = (address: string): ArticleLine => buildLink(address, `mailto:${address}`);

const Lines = ({ lines }: { lines: readonly ArticleLine[] }) => (
  <>
    {lines.map((line) =>
      typeof line === "string" ? (
        line
      ) : (
        <a key={line.href} href={line.href}>
          {line.text}
        </a>
      ),
    )}
  </>
);

const BlockView = ({ block }: { block: Block }) =>
  "paragraph" in block ? (
    <p>
      <Lines lines={block.paragraph} />
    </p>
  ) : (
    <ul>
      {block.list.map((lines, index) => (
        <li key={index}>
          <Lines lines={lines} />
        </li>
      ))}
    </ul>
  );

/** A page that is only text: what the law has us say. */
export function Article({ parts }: { parts: readonly Part[] }) {
  return (
    <>
      {parts.map(({ title, level = 2, blocks }) => (
        <div key={title} class="ar-stack">
          {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
          {blocks.map((block, index) => (
            <BlockView key={index} block={block} />
          ))}
        </div>
      ))}
    </>
  );
}
