import type { ServicePresentation } from "@ardeco/contracts";
import type { Language } from "../../../kernel/errors.ts";
import { serviceWords } from "./service-words.ts";

interface StateLinksProps {
  readonly presentation: ServicePresentation | undefined;
  readonly language: Language;
}

/** Number of the State's sheets for individuals: the address is stable (service-public.gouv.fr, "vos droits"). */
const sheetAddress = (sheet: string) => `https://www.service-public.gouv.fr/particuliers/vosdroits/${sheet}`;

export function StateLinks({ presentation, language }: StateLinksProps) {
  const say = serviceWords(language);
  const { sheet, form } = presentation ?? {};
  if (!sheet && !form) return null;
  return (
    <ul class="ar-plain">
      {form && (
        <li>
          <a href={form}>{say.form}</a>
        </li>
      )}
      {sheet && (
        <li>
          <a href={sheetAddress(sheet)}>{say.sheet(sheet)}</a>
        </li>
      )}
    </ul>
  );
}
