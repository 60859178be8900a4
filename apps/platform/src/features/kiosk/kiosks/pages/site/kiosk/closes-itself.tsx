import { Alert, Button, Form } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import type { Language } from "../../../../../../kernel/errors.ts";
import { kioskScript } from "./kiosk-assets.ts";
import { kioskWords } from "./kiosk-words.ts";

/**
 * Seconds without a gesture before the form `terminer` is sent, and for how many of them the screen says so.
 */
const CLOSE_AFTER = 80;
const WARNING = 20;

/** The way back to the start of the machine, which it takes by itself when nobody is there any more. */
export function BackToStart({ request: { ardeco } }: { readonly request: FastifyRequest }) {
  const { brand, language, csrf } = ardeco;
  return (
    <>
      <Form id="terminer" action={`/${brand.slug}/borne/terminer`} csrf={csrf()}>
        <Button>{kioskWords(language).again}</Button>
      </Form>
      <ClosesItself language={language} />
    </>
  );
}

export function ClosesItself({ language }: { readonly language: Language }) {
  return (
    <>
      <div hidden role="alert" data-close-after={CLOSE_AFTER} data-warning={WARNING} data-closes="terminer">
        <Alert tone="warning" title={kioskWords(language).closing} />
      </div>
      <script type="module" src={kioskScript} />
    </>
  );
}
