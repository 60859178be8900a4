import type { Language } from "../../../../../../kernel/errors.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";

type WithPage = Pick<OfferedService, "definition">;

/** What the service says comes after the yes, in words: what to pay and where, who hands the card over. */
export function listNextSteps({ definition }: WithPage, language: Language): readonly string[] {
  return (definition.presentation?.nextSteps ?? []).map((step) => step[language]);
}

export function NextSteps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
