import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import type { Delivery } from "../../../../clients/index.ts";

const tellingWords = defineMessages({
  fr: {
    queued: "Le service sera prévenu : sa confirmation s’affichera ici.",
    byHand: "Un agent du service doit le noter : sa confirmation s’affichera ici.",
    delivered: "Le service est prévenu. Il n’a pas encore confirmé.",
    acknowledged: (when: string) => `Le service l’a confirmé le ${when}.`,
    failed: "Le service n’a pas pu être prévenu : nous nous en occupons.",
  },
  en: {
    queued: "The service will be told: its confirmation will show here.",
    byHand: "An agent of the service has to note it: its confirmation will show here.",
    delivered: "The service has been told. It has not confirmed yet.",
    acknowledged: (when: string) => `The service confirmed it on ${when}.`,
    failed: "The service could not be told: we are dealing with it.",
  },
});

/**
 * Whether a service knows of what was just done, from what became of the last message about it: never more
 * than is true. "" when nothing was to be said, as for a service without an application.
 */
export function formatTellingState(
  deliveries: readonly Delivery[],
  { event, since, language }: { readonly event: string; readonly since?: Date; readonly language: Language },
): string {
  const about = deliveries.filter((one) => one.event === event && !(since && new Date(one.queuedAt) < since));
  const words = tellingWords(language);
  const last = about.at(-1);
  // Its application was told of something before: the job that tells this too has not run yet.
  if (!last) return deliveries.length > 0 ? words.queued : "";
  if (last.state === "acknowledged")
    return words.acknowledged(formatLongInstant(last.acknowledgedAt ?? last.queuedAt, language));
  return last.state === "queued" && last.byHand ? words.byHand : words[last.state];
}
