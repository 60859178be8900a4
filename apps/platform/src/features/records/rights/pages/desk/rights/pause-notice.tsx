import { Alert } from "@ardeco/ui";
import { addresses } from "../../../../../../frames/desk/common/addresses.ts";
import { longDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Restriction } from "../../../../../trust/restrictions/index.ts";
import { coverText } from "../../common/rights/pause-facts.tsx";
import { pauseWords } from "../../common/rights/pause-words.ts";

/** On the person's page: what an agent does not do while it holds. */
export function PauseNotice({ pause, visit: { language, brand } }: { pause: Restriction; visit: Visit }) {
  const words = pauseWords(language);
  const { desk } = words;
  return (
    <Alert tone="warning" title={desk.title}>
      <p>
        {desk.text(coverText(pause, language), longDate(pause.since, language))}{" "}
        {pause.liftsOn && desk.lifting(longDate(pause.liftsOn, language))}{" "}
        <a href={addresses(brand).rights(pause.personId)}>{words.see}</a>
      </p>
    </Alert>
  );
}
