import type { Language } from "../../../kernel/errors.ts";
import { formatLeaveHref } from "../leave/outside-addresses.ts";
import type { Offered } from "../offer.ts";
import { serviceWords } from "./service-words.ts";

export function StateLinks({ offered, language }: { offered: Offered; language: Language }) {
  const say = serviceWords(language);
  const { sheet, form } = offered.service.definition.presentation ?? {};
  if (!sheet && !form) return null;
  return (
    <ul class="ar-plain">
      {form && (
        <li>
          <a href={formatLeaveHref(offered.href, "formulaire")}>{say.form}</a>
        </li>
      )}
      {sheet && (
        <li>
          <a href={formatLeaveHref(offered.href, "fiche")}>{say.sheet(sheet)}</a>
        </li>
      )}
    </ul>
  );
}
