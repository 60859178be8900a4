import { Progress } from "@ardeco/ui";
import type { Language } from "../../../../../../../kernel/errors.ts";
import { documentsWords } from "./documents-words.ts";
import { uploadScript } from "./upload-script.ts";

/**
 * Hidden until a browser with JavaScript sends a file; the words travel with it, for the script speaks no
 * language.
 */
export function UploadProgress({ language }: { language: Language }) {
  const words = documentsWords(language);
  return (
    <>
      <div
        hidden
        aria-live="polite"
        data-upload-progress
        data-sent={words.sent(-1)}
        data-checking={words.checking}
        data-failed={words.failed}
      >
        <Progress id="upload" label={words.sending} value={0} max={100} text={words.sent(0)} />
      </div>
      <script type="module" src={`/assets/${uploadScript.name}`} />
    </>
  );
}
