import { Alert } from "@ardeco/ui";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { ErasureUnderWay } from "../../../index.ts";
import { rightsWords } from "../../common/rights/rights-words.ts";
import { UndoForm } from "./undo-form.tsx";

interface ErasureNoticeProps {
  readonly erasure: ErasureUnderWay;
  readonly somebody: Somebody;
  readonly visit: Visit;
}

/** Before anything else of the home: everything goes on a day, and here is how to keep it. */
export function SpaceErasureNotice({ erasure, somebody, visit }: ErasureNoticeProps) {
  const { language, brand } = visit;
  const words = rightsWords(language);
  const { id, number, actsOn, colleague } = erasure;
  const day = formatLongDate(actsOn, language);
  const name = formatPersonName(somebody, language);
  const isPlanned = colleague !== "needed";
  const mine = isPlanned ? words.noticeTitle(day) : words.noticeToConfirm;
  const theirs = isPlanned ? words.noticeTitleFor(name, day) : words.noticeToConfirmFor(name);
  return (
    <Alert tone="warning" title={somebody.self ? mine : theirs}>
      <p>
        {isPlanned ? words.noticeText(number) : words.noticeToConfirmText(number, day)}{" "}
        <a href={formatPersonAddress(buildSpaceAddresses(brand).rightsRequest(id), somebody)}>
          {words.noticeSee}
        </a>
      </p>
      <UndoForm {...{ id, visit, somebody }} />
    </Alert>
  );
}
