import { Alert } from "@ardeco/ui";
import { about, addresses } from "../../../../../../frames/space/common/addresses.ts";
import { nameOf } from "../../../../../../frames/space/common/person-switcher.tsx";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Restriction } from "../../../../../trust/restrictions/index.ts";
import { coverText } from "../../common/rights/pause-facts.tsx";
import { pauseWords } from "../../common/rights/pause-words.ts";

interface PauseNoticeProps {
  readonly pause: Restriction;
  readonly somebody: Somebody;
  readonly visit: Visit;
}

/** On the home: why nothing moves, and where it is lifted. */
export function PauseNotice({ pause, somebody, visit: { language, brand } }: PauseNoticeProps) {
  const words = pauseWords(language);
  const title = somebody.self ? words.noticeTitle : words.noticeTitleFor(nameOf(somebody, language));
  return (
    <Alert tone="info" title={title}>
      <p>
        {words.noticeText} {words.noticeCovers(coverText(pause, language))}{" "}
        <a href={about(addresses(brand).pause(pause.id), somebody)}>{words.see}</a>
      </p>
    </Alert>
  );
}
