import { GRANT_GIVEN, GRANT_WITHDRAWN, RELEASE_CHANGED, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { SummaryList, type SummaryRow } from "@ardeco/ui";
import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Delivery } from "../../../../clients/index.ts";
import { spaceDeliveryWords } from "./delivery-words.ts";

/** What became of each message to the service, newest first. */
export function DeliveriesView({
  deliveries,
  isSelf,
  language,
}: {
  readonly deliveries: readonly Delivery[];
  /** Whether the grant is the reader's own. */
  readonly isSelf: boolean;
  readonly language: Language;
}) {
  if (deliveries.length === 0) {
    const { none, noneFor } = spaceDeliveryWords(language);
    return <p>{isSelf ? none : noneFor}</p>;
  }
  return <SummaryList rows={deliveries.toReversed().map((one) => buildDeliverySummaryRow(one, language))} />;
}

function buildDeliverySummaryRow(delivery: Delivery, language: Language): SummaryRow {
  const words = spaceDeliveryWords(language);
  const labels: Readonly<Record<string, string>> = {
    [GRANT_GIVEN]: words.given,
    [GRANT_WITHDRAWN]: words.withdrawn,
    [RELEASE_CHANGED]: words.changed,
    [SUBSCRIPTION_CHANGED]: words.state,
  };
  return {
    label: labels[delivery.event] ?? words.other,
    value: (
      <>
        {formatDelivery(delivery, language)}
        {delivery.detail && <p class="ar-hint">{words.said(delivery.detail)}</p>}
      </>
    ),
  };
}

/** « Reçu et confirmé par le service le mardi 24 novembre 2026 à 9 h 12 ». */
export function formatDelivery(delivery: Delivery, language: Language): string {
  const words = spaceDeliveryWords(language);
  const when = (at: string) => formatLongInstant(at, language);
  switch (delivery.state) {
    case "queued":
      return (delivery.byHand ? words.byHand : words.queued)(when(delivery.queuedAt));
    case "delivered":
      return words.delivered(when(delivery.deliveredAt ?? delivery.queuedAt));
    case "acknowledged":
      return words.acknowledged(when(delivery.acknowledgedAt ?? delivery.queuedAt));
    case "failed":
      return words.failed;
  }
}
