import { Alert } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Restriction } from "../../../../../trust/restrictions/index.ts";
import { formatPauseCover } from "../../common/rights/pause-facts.tsx";
import { pauseWords } from "../../common/rights/pause-words.ts";

/** On the person's page: what an agent does not do while it holds. */
export function DeskPauseNotice({ pause, visit: { language, brand } }: { pause: Restriction; visit: Visit }) {
  const words = pauseWords(language);
  const { desk } = words;
  return (
    <Alert tone="warning" title={desk.title}>
      <p>
        {desk.text(formatPauseCover(pause, language), formatLongDate(pause.since, language))}{" "}
        {pause.liftsOn && desk.lifting(formatLongDate(pause.liftsOn, language))}{" "}
        <a href={buildDeskAddresses(brand).rights(pause.personId)}>{words.see}</a>
      </p>
    </Alert>
  );
}
