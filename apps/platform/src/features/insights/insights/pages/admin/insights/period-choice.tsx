import { Button, Select } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import { insightWords } from "./insight-words.ts";
import { type AskedPage, periods } from "./parse-insight-query.ts";

interface PeriodChoiceProps {
  readonly asked: AskedPage;
  readonly language: Language;
  readonly path: string;
}

/** By GET: an indicator is an address that one sends to a colleague. */
export function PeriodChoice({ asked, language, path }: PeriodChoiceProps) {
  const words = insightWords(language);
  return (
    <form class="ar-form" method="get" action={path}>
      <div class="ar-filters">
        <Select
          name="periode"
          label={words.period}
          value={asked.period}
          choices={periods.map((value) => ({ value, label: words.periods[value] }))}
        />
        <Button variant="secondary">{words.show}</Button>
      </div>
    </form>
  );
}
