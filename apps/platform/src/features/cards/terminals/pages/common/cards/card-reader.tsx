import { PLATFORM_PAGES, READER_PORT } from "@ardeco/contracts";
import { Button, Details, TextField } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { Language } from "../../../../../../kernel/errors.ts";
import { grantConnection } from "../../../../../../web/index.ts";
import { cardReaderScript } from "./card-reader-assets.ts";
import { cardReaderWords } from "./card-reader-words.ts";

/** The program of a PC listens on its loopback alone. */
export const PROGRAM = `http://127.0.0.1:${READER_PORT}`;

/** Lets this page ask the reader program of the PC. */
export function setCardReaderPolicy(reply: FastifyReply): void {
  grantConnection(reply, PROGRAM);
}

interface CardReaderProps {
  /** Of the form whose field `code` is written, and which is sent. */
  readonly form: string;
  readonly language: Language;
  /** Whoever is there may connect a reader; false where anybody passes. */
  readonly offersPairing: boolean;
}

/** Nothing without its script, nor where no reader is connected and none may be. */
export function CardReader({ form, language, offersPairing }: CardReaderProps) {
  const words = cardReaderWords(language);
  return (
    <>
      <div
        hidden
        data-card-reader={form}
        data-reader={PROGRAM}
        data-service={PLATFORM_PAGES}
        data-language={language}
        data-ready={words.ready}
        data-reading={words.reading}
        data-silent={words.silent}
      >
        <p role="status" class="ar-lead" />
        {offersPairing && (
          <Details summary={words.summary}>
            <p>{words.lead}</p>
            <TextField
              name="lecteur"
              label={words.code}
              width="medium"
              maxLength={12}
              spellcheck={false}
              autocomplete="off"
            />
            <Button type="button" variant="secondary">
              {words.pair}
            </Button>
          </Details>
        )}
      </div>
      <script type="module" src={cardReaderScript} />
    </>
  );
}
