import { Alert } from "@ardeco/ui";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Restriction } from "../../../../../trust/restrictions/index.ts";
import { formatPauseCover } from "../../common/rights/pause-facts.tsx";
import { pauseWords } from "../../common/rights/pause-words.ts";

interface PauseNoticeProps {
  readonly pause: Restriction;
  readonly somebody: Somebody;
  readonly visit: Visit;
}

/** On the home: why nothing moves, and where it is lifted. */
export function SpacePauseNotice({ pause, somebody, visit: { language, brand } }: PauseNoticeProps) {
  const words = pauseWords(language);
  const title = somebody.self
    ? words.noticeTitle
    : words.noticeTitleFor(formatPersonName(somebody, language));
  return (
    <Alert tone="info" title={title}>
      <p>
        {words.noticeText} {words.noticeCovers(formatPauseCover(pause, language))}{" "}
        <a href={formatPersonAddress(buildSpaceAddresses(brand).pause(pause.id), somebody)}>{words.see}</a>
      </p>
    </Alert>
  );
}
