import { Card } from "@ardeco/ui";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Renewal } from "../../../../renewals/index.ts";
import { computeGraceEnd, formatAnswerDeadline } from "../../../index.ts";
import { renewalWords } from "./renewal-words.ts";

/** A subscription to confirm, or that nobody confirmed in time. */
export interface ToConfirm {
  readonly renewal: Renewal;
  readonly somebody: Somebody;
  /** Title of the service. */
  readonly service: Readonly<Record<"fr" | "en", string>>;
}

export function RenewalCard({ renewal, somebody, service, visit }: ToConfirm & { readonly visit: Visit }) {
  const { language, brand } = visit;
  const words = renewalWords(language);
  const { campaign, phase, state } = renewal;
  const title = campaign.title[language];
  const mine = words.cardMine(title, service[language]);
  const theirs = words.cardFor(title, spaceCommonWords(language).of(somebody.givenName), service[language]);
  const asked = somebody.self ? mine : theirs;
  return (
    <Card
      title={state === "lapsed" ? words.lapsedCard(service[language]) : asked}
      href={formatPersonAddress(buildSpaceAddresses(brand).renewal(campaign.id), somebody)}
      icon="calendar-clock"
    >
      <p>
        {state === "lapsed"
          ? words.overText.suspend
          : phase === "grace"
            ? words.late(plainDay(computeGraceEnd(campaign), language))
            : words.before(formatAnswerDeadline(campaign, language))}
      </p>
    </Card>
  );
}

/** On the home: what is to be done, and what was not done in time. */
export const isShownAtHome = ({ state, phase }: Renewal): boolean =>
  state === "lapsed" || (state === "waiting" && phase !== "ended");
