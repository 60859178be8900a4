import { Alert } from "@ardeco/ui";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { PhoneLink, type Visit } from "../../../../../../web/index.ts";
import { computeGraceEnd, formatAnswerDeadline, getCampaignStage } from "../../../index.ts";
import type { CampaignFound } from "./find-file.ts";
import { renewalWords } from "./renewal-words.ts";

interface NoticeProps {
  readonly found: CampaignFound;
  readonly visit: Visit;
}

/** What the day changes: not open yet, late, over, cancelled; and until when, while it is open. */
export function StageNotice({ found, visit }: NoticeProps) {
  const { language, context } = visit;
  const { campaign } = found;
  const words = renewalWords(language);
  const day = (date: string) => plainDay(date, language);
  switch (getCampaignStage(campaign, toCivilDate(context.now()))) {
    case "announced":
      return (
        <Alert tone="info" title={words.soonTitle(day(campaign.opensOn))}>
          <p>{words.soonText}</p>
        </Alert>
      );
    case "grace":
      return (
        <Alert tone="warning" title={words.graceTitle(day(computeGraceEnd(campaign)))}>
          <p>
            {words.graceText(day(computeGraceEnd(campaign)))} {words.otherwise[campaign.lapse]}
          </p>
        </Alert>
      );
    case "ended":
      return (
        <Alert tone="warning" title={words.overTitle}>
          <p>{words.overText[campaign.lapse]}</p>
          <WhoToCall found={found} visit={visit} />
        </Alert>
      );
    case "cancelled":
      return (
        <Alert tone="info" title={words.cancelledTitle}>
          <p>{words.cancelledText}</p>
        </Alert>
      );
    default:
      return <p>{words.before(formatAnswerDeadline(campaign, language))}</p>;
  }
}

/** The service's own number when it has one, else that of the authority that runs it. */
function WhoToCall({ found: { service, provider }, visit }: NoticeProps) {
  const { language, brand } = visit;
  const words = renewalWords(language);
  const phone =
    service.definition.presentation?.places?.find((place) => place.phone)?.phone ?? provider.contact.phone;
  return (
    <>
      {phone && (
        <p>
          {words.call} <PhoneLink phone={phone} />
        </p>
      )}
      <p>
        <a href={`/${brand.slug}/services/${service.slug}?de=${provider.slug}`}>{words.page}</a>
      </p>
    </>
  );
}
