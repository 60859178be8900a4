import { Icon } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import { PROGRAM } from "./card-reader.tsx";
import { cardReaderScript } from "./card-reader-assets.ts";
import { cardReaderWords } from "./card-reader-words.ts";

interface CardUpdateProps {
  readonly language: Language;
  /** Sealed: what was asked for, on which card. */
  readonly order: string;
  /** Whose card to lay, said to them. */
  readonly lay: string;
}

/** Waits for the card that was named, has written on it what was asked for, and says how it went. */
export function CardUpdate({ language, order, lay }: CardUpdateProps) {
  const words = cardReaderWords(language);
  return (
    <>
      <div
        class="ar-alert"
        data-color="info"
        data-card-update={order}
        data-reader={PROGRAM}
        data-language={language}
        data-silent={words.silent}
        data-lay={lay}
        data-writing={words.writing}
        data-nothing={words.nothing}
        data-written={words.written}
        data-credited={words.credited}
      >
        <Icon name="credit-card" />
        <div class="ar-alert__body">
          <p role="status" class="ar-alert__title">
            {lay}
          </p>
          <progress hidden aria-label={words.writing} />
        </div>
      </div>
      <script type="module" src={cardReaderScript} />
    </>
  );
}

/** Shows what needs a card reader (`data-needs-reader`) once one answers; nothing is asked of the card. */
export function ReaderAwaited() {
  return (
    <>
      <div hidden data-reader-awaited data-reader={PROGRAM}>
        <p role="status" />
      </div>
      <script type="module" src={cardReaderScript} />
    </>
  );
}
