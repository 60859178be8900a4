import { Alert } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import { FormErrors } from "../../forms/form-errors.tsx";
import type { Sent } from "../../forms/sent.ts";
import { resourceWords } from "../resource-words.ts";

/** Above a form that was refused: what is to be corrected, or that a colleague saved first. */
export function RefusedView({ sent, language }: { readonly sent: Sent; readonly language: Language }) {
  const { errors = [], meanwhile = false } = sent;
  const words = resourceWords(language);
  return (
    <>
      <FormErrors errors={errors} language={language} />
      {meanwhile && (
        <Alert tone="warning" title={words.meanwhile}>
          <p>{words.meanwhileText}</p>
        </Alert>
      )}
    </>
  );
}
