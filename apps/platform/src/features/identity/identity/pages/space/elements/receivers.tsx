import { type ElementName, GRANT_GIVEN, RELEASE_CHANGED } from "@ardeco/contracts";
import { Section, SummaryList } from "@ardeco/ui";
import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Delivery } from "../../../../../consent/clients/index.ts";
import { itemSource } from "../../../../../consent/consent/index.ts";
import {
  type HeldSubscription,
  listSubscriptionsByPerson,
} from "../../../../../consent/subscriptions/index.ts";
import { receiverWords } from "./receiver-words.ts";

/** A service that may read an element, and what became of the message about the value that stands. */
export interface Receiver {
  readonly service: HeldSubscription["service"];
  readonly providerName: string;
  /** Absent: nothing was to be told; it reads. */
  readonly told?: Delivery;
}

/** Whom the checked value of an element reaches (GDPR art. 19). Nobody before it is checked. */
export async function listReceivers(
  context: Context,
  somebody: Somebody,
  name: ElementName,
): Promise<readonly Receiver[] | undefined> {
  const checked = somebody.elements.find((one) => one.name === name)?.validated;
  if (!checked) return undefined;
  const held = (await listSubscriptionsByPerson(context, [somebody.id])).get(somebody.id) ?? [];
  return held
    .filter(
      ({ grant, holds }) => grant.state === "live" && holds.some((item) => itemSource(item.name) === name),
    )
    .map(({ service, providerName, deliveries }) => {
      const told = findDelivery(deliveries, new Date(checked.provenance.at));
      return { service, providerName, ...(told ? { told } : {}) };
    });
}

/**
 * The message that told of this value; a later one confirmed says more: the service read all that it may by
 * then.
 */
function findDelivery(deliveries: readonly Delivery[], since: Date): Delivery | undefined {
  const about = deliveries.filter(
    ({ event, queuedAt }) =>
      (event === GRANT_GIVEN || event === RELEASE_CHANGED) && new Date(queuedAt) >= since,
  );
  return about.find(({ state }) => state === "acknowledged") ?? about[0];
}

interface ReceiversProps {
  readonly receivers: readonly Receiver[];
  readonly language: Language;
}

export function Receivers({ receivers, language }: ReceiversProps) {
  const words = receiverWords(language);
  return (
    <Section id="services" title={words.title} lead={words.lead}>
      {receivers.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <SummaryList
          rows={receivers.map(({ service, providerName, told }) => ({
            label: `${service.definition.title[language]} (${providerName})`,
            value: formatDeliveryState(told, language),
          }))}
        />
      )}
    </Section>
  );
}

function formatDeliveryState(told: Delivery | undefined, language: Language): string {
  const words = receiverWords(language);
  switch (told?.state) {
    case undefined:
      return words.reads;
    case "queued":
      return told.byHand ? words.byHand : words.queued;
    case "delivered":
      return words.delivered(formatLongInstant(told.deliveredAt ?? told.queuedAt, language));
    case "acknowledged":
      return words.acknowledged(formatLongInstant(told.acknowledgedAt ?? told.queuedAt, language));
    case "failed":
      return words.failed;
  }
}
