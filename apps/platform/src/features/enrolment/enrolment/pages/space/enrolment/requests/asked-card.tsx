import { Card } from "@ardeco/ui";
import { formatLongDay, plainDay } from "../../../../../../../frames/common/dates/dates.ts";
import {
  buildSpaceAddresses,
  formatPersonAddress,
} from "../../../../../../../frames/space/common/addresses.ts";
import type { Visit } from "../../../../../../../web/index.ts";
import { RenewalTag } from "../../../../../../consent/campaigns/pages/space/campaigns/renewal-tag.tsx";
import { computeSituation } from "../../../../../../consent/subscriptions/index.ts";
import { formatProvider } from "../../../../../../consent/subscriptions/pages/common/services/provider.ts";
import {
  formatSituation,
  SubscriptionStateTag as SubscriptionTag,
} from "../../../../../../consent/subscriptions/pages/common/subscription/tag.tsx";
import { buildEnrolmentPaths } from "../paths.ts";
import type { AskedAnswer } from "./list-asked.ts";
import { formatRequestTitle } from "./request-title.ts";
import { requestWords } from "./request-words.ts";
import { StateTag } from "./state-tag.tsx";

type AskedKind<K extends AskedAnswer["kind"]> = {
  readonly visit: Visit;
  readonly asked: Extract<AskedAnswer, { kind: K }>;
};

export function AskedCard({ visit, asked }: { readonly visit: Visit; readonly asked: AskedAnswer }) {
  switch (asked.kind) {
    case "file":
      return <FileCard visit={visit} asked={asked} />;
    case "service":
      return <AskedService visit={visit} asked={asked} />;
    case "confirmation":
      return <ConfirmationCard visit={visit} asked={asked} />;
  }
}

function FileCard({ visit, asked: { request } }: AskedKind<"file">) {
  const { language, brand } = visit;
  const { file, next, self } = request;
  const words = requestWords(language);
  const at = buildEnrolmentPaths(brand);
  const draft = self ? at.draft(file.id) : at.relativeDraft(file.id);
  const on = file.submittedAt
    ? words.sentOn(formatLongDay(file.submittedAt, language))
    : words.openedOn(plainDay(file.openedOn, language));
  return (
    <Card
      title={formatRequestTitle(request, words)}
      icon={self ? "user" : "users"}
      href={file.state === "draft" ? draft : at.request(file.id)}
      status={<StateTag {...request} language={language} />}
    >
      <p>{next[language]}</p>
      <p class="ar-hint">
        {on}
        {file.receiptNumber && ` · ${words.numbered(file.receiptNumber)}`}
      </p>
    </Card>
  );
}

function AskedService({ visit, asked: { holding } }: AskedKind<"service">) {
  const { language, brand } = visit;
  const { held, somebody } = holding;
  const words = requestWords(language);
  const situation = computeSituation(held);
  const why = formatSituation({ situation, language, whose: somebody });
  return (
    <Card
      title={formatNamedTitle(held.service.definition.title[language], holding)}
      icon="handshake"
      href={formatPersonAddress(buildSpaceAddresses(brand).grant(held.grant.id), somebody)}
      status={
        <SubscriptionTag type={held.service.definition.type} situation={situation} language={language} />
      }
    >
      {why && <p>{why}</p>}
      <p class="ar-hint">
        {words.askedOn(formatLongDay(held.grant.givenAt, language))} · {formatProvider(held, language)}
      </p>
    </Card>
  );
}

function ConfirmationCard({ visit, asked: { holding, renewal } }: AskedKind<"confirmation">) {
  const { language, brand } = visit;
  const { held, somebody } = holding;
  const { campaign, state, receipt } = renewal;
  const words = requestWords(language);
  const service = held.service.definition.title[language];
  return (
    <Card
      title={formatNamedTitle(words.confirmation(campaign.title[language], service), holding)}
      icon="calendar-clock"
      href={formatPersonAddress(buildSpaceAddresses(brand).renewal(campaign.id), somebody)}
      status={<RenewalTag state={state} language={language} />}
    >
      <p class="ar-hint">
        {receipt
          ? `${words.confirmedOn(formatLongDay(receipt.at, language))} · ${words.numbered(receipt.number)}`
          : words.period(plainDay(campaign.period.from, language), plainDay(campaign.period.until, language))}
      </p>
    </Card>
  );
}

const formatNamedTitle = (
  title: string,
  { somebody: { self, givenName } }: AskedKind<"service">["asked"]["holding"],
) => (self || givenName === "" ? title : `${title} · ${givenName}`);
