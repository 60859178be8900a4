import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { withheldText } from "../../../../../identity/identity/index.ts";
import type { ProposedItem } from "../../../../consent/index.ts";
import type { DeskCampaign, PreparedRenewal } from "../../../../renewals/index.ts";
import type { AtCounter, Speaker } from "../../../../subscriptions/pages/desk/services/present.ts";
import { deskCampaignWords } from "./campaign-words.ts";

/** What the file and its receipt show, to whom. */
export interface ShownRenewal extends DeskCampaign {
  readonly prepared: PreparedRenewal;
  readonly counter: AtCounter;
  readonly speaker: Speaker;
}

/**
 * What tells of health or hardship is not shown over the counter, nor what another representative said of
 * where they live.
 */
export function buildRenewalRow({ label, current, sensitive }: ProposedItem, language: Language) {
  const value =
    current.state === "withheld"
      ? withheldText[language]
      : current.state === "known" && !sensitive
        ? current.text[language]
        : "–";
  const until =
    current.state === "known" ? current.provenance.find(({ validUntil }) => validUntil) : undefined;
  return {
    label: label[language],
    value: until?.validUntil
      ? `${value}, ${deskCampaignWords(language).validUntil(formatPlainDate(until.validUntil, language))}`
      : value,
  };
}
