import { Alert } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { ErasureUnderWay } from "../../../index.ts";
import { deskRightsWords } from "../../common/rights/desk-rights-words.ts";

interface ErasureNoticeProps {
  readonly erasure: ErasureUnderWay;
  readonly visit: Visit;
}

/** On the person's page: everything goes on a day, or waits for a second agent, and where to act. */
export function DeskErasureNotice({ erasure, visit: { language, brand } }: ErasureNoticeProps) {
  const words = deskRightsWords(language);
  const { personId, number, actsOn, colleague } = erasure;
  const day = formatLongDate(actsOn, language);
  const isPlanned = colleague !== "needed";
  return (
    <Alert tone="warning" title={isPlanned ? words.planned(day) : words.toConfirmTitle}>
      <p>
        {isPlanned ? words.plannedText(number) : words.toConfirmNotice(number, day)}{" "}
        <a href={buildDeskAddresses(brand).rights(personId)}>{words.seeRequest}</a>
      </p>
    </Alert>
  );
}
