import { SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { Alert, ButtonGroup, Definition, LinkButton } from "@ardeco/ui";
import { formatLongInstant, plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Delivery } from "../../../../clients/index.ts";
import type { PreparedRenewal } from "../../../../renewals/index.ts";
import { formatTellingState } from "../../../../subscriptions/pages/space/services/telling.ts";
import type { CampaignFound, Concerned } from "./find-file.ts";
import { renewalWords } from "./renewal-words.ts";

interface DoneProps {
  readonly found: CampaignFound;
  readonly somebody: Somebody;
  readonly prepared: PreparedRenewal;
  readonly concerned: readonly Concerned[];
  readonly told: readonly Delivery[];
  readonly visit: Visit;
}

/** What happened, the number to keep, what comes next: the next one of the family, if any. */
export function DoneView({ found, somebody, prepared, concerned, told, visit }: DoneProps) {
  const { language, brand } = visit;
  const words = renewalWords(language);
  const { campaign, service } = found;
  const { receipt } = prepared.renewal;
  const day = (date: string) => plainDay(date, language);
  const next = concerned.find(({ renewal }) => renewal.state === "waiting" && renewal.phase !== "ended");
  const at = buildSpaceAddresses(brand);
  return (
    <>
      <h1>
        {somebody.self ? words.doneTitle : words.doneFor(spaceCommonWords(language).of(somebody.givenName))}
      </h1>
      <Alert
        tone="success"
        title={words.doneText(
          service.definition.title[language],
          day(campaign.period.from),
          day(campaign.period.until),
        )}
      >
        <p>
          {receipt &&
            formatTellingState(told, {
              event: SUBSCRIPTION_CHANGED,
              since: new Date(receipt.at),
              language,
            })}{" "}
          {words.doneNext}
        </p>
      </Alert>
      {receipt && (
        <Definition
          items={[
            { term: words.number, description: <strong>{receipt.number}</strong> },
            { term: words.on, description: formatLongInstant(receipt.at, language) },
          ]}
        />
      )}
      <ButtonGroup>
        {next && (
          <LinkButton href={formatPersonAddress(at.renewal(campaign.id), next.somebody)}>
            {next.somebody.self ? words.nextMine : words.nextOne(next.somebody.givenName)}
          </LinkButton>
        )}
        <LinkButton variant="secondary" href={at.home}>
          {words.back}
        </LinkButton>
      </ButtonGroup>
    </>
  );
}
