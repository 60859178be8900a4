import { Details, Section, SummaryList, type SummaryRow } from "@ardeco/ui";
import { formatLongDay, plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { isEndless } from "../../../../../../kernel/civil-date.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { itemSource, type ProposedItem } from "../../../../consent/index.ts";
import { consentWords } from "../../../../consent/pages/common/consent/consent-words.ts";
import { formatItemName, formatItemValue } from "../../../../consent/pages/common/consent/item-text.ts";
import type { PreparedRenewal } from "../../../../renewals/index.ts";
import { renewalWords } from "./renewal-words.ts";

interface KnownProps {
  readonly prepared: PreparedRenewal;
  readonly somebody: Somebody;
  readonly visit: Visit;
}

/** Each thing the service knows, with who checked it and until when, and the way to correct it. */
export function KnownView({ prepared, somebody, visit }: KnownProps) {
  const { language } = visit;
  const words = renewalWords(language);
  const refused = prepared.proposal.items.filter(({ decision }) => decision === "refused");
  return (
    <Section id="connu" title={words.known}>
      <p>{words.knownText}</p>
      <SummaryList rows={prepared.known.map((item) => renderKnownRow(item, { prepared, somebody, visit }))} />
      {refused.length > 0 && (
        <p>
          {words.refused(refused.map((item) => formatInnerLabel(formatItemName(item, language))).join(", "))}
        </p>
      )}
    </Section>
  );
}

function renderKnownRow(item: ProposedItem, { prepared, somebody, visit }: KnownProps): SummaryRow {
  const { language, brand } = visit;
  const words = renewalWords(language);
  const at = buildSpaceAddresses(brand);
  const source = itemSource(item.name);
  const declared = somebody.elements.find(({ name }) => name === source)?.declared;
  const text = formatItemValue(item.current, language);
  const masked = item.sensitive && item.current.state === "known";
  const retour = formatPersonAddress(at.renewal(prepared.renewal.campaign.id), somebody);
  return {
    label: formatItemName(item, language),
    value: (
      <>
        {masked ? <Details summary={consentWords(language).show}>{text}</Details> : text}
        <p class="ar-hint">{formatKnownProvenance(item, visit)}</p>
        {declared && item.current.state === "known" && <p class="ar-hint">{words.correcting}</p>}
      </>
    ),
    ...(source && item.current.state !== "withheld"
      ? {
          changeHref: formatPersonAddress(at.element(source), somebody, { retour }),
          changeLabel: words.correct,
        }
      : {}),
  };
}

function formatKnownProvenance({ current }: ProposedItem, { language }: Visit): string {
  if (current.state !== "known") return "";
  const words = renewalWords(language);
  const sentences = current.provenance.flatMap(({ method, checkedAt, checkedBy, validUntil }) => [
    method === "code_sent"
      ? words.readThere(formatLongDay(checkedAt, language))
      : words.verified(checkedBy, formatLongDay(checkedAt, language)),
    ...(validUntil && !isEndless(validUntil) ? [words.until(plainDay(validUntil, language))] : []),
  ]);
  return [...new Set(sentences)].join(" ");
}
