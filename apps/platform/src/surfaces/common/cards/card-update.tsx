import type { Language } from "../../../kernel/errors.ts";
import { PROGRAM } from "./card-reader.tsx";
import { cardReaderScript } from "./card-reader-assets.ts";
import { cardReaderWords } from "./card-reader-words.ts";

/** What waits for the plastic card that is on the reader is written on it, and said. Nothing without a reader, nor without its script. */
export function CardUpdate({ language }: { readonly language: Language }) {
  const words = cardReaderWords(language);
  return (
    <>
      <div
        hidden
        data-card-update
        data-reader={PROGRAM}
        data-language={language}
        data-silent={words.silent}
        data-lay={words.lay}
        data-writing={words.writing}
        data-updated={words.updated}
        data-nothing={words.nothing}
        data-written={words.written}
        data-credited={words.credited}
      >
        <p role="status" class="ar-lead" />
        <progress hidden aria-label={words.writing} />
      </div>
      <script type="module" src={cardReaderScript} />
    </>
  );
}
