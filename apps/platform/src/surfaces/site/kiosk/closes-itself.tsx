import { Alert } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import { kioskScript } from "./kiosk-assets.ts";
import { kioskWords } from "./kiosk-words.ts";

/** Seconds without a gesture before the form `terminer` is sent, and for how many of them the screen says so. */
const CLOSE_AFTER = 80;
const WARNING = 20;

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
