import { Details, SummaryList, type SummaryRow } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import type { HeldGrant, ProposedItem } from "../../../../consent/index.ts";
import { consentWords } from "../../../../consent/pages/common/consent/consent-words.ts";
import { formatItemName, formatItemValue } from "../../../../consent/pages/common/consent/item-text.ts";
import { serviceWords } from "./service-words.ts";

interface HoldsProps {
  readonly held: HeldGrant;
  readonly language: Language;
}

/** What a service knows today, value by value. */
export function HoldsView({ held, language }: HoldsProps) {
  const words = serviceWords(language);
  if (held.holds.length === 0) return <p>{words.knowsNothing}</p>;
  return <SummaryList rows={held.holds.map((item) => buildItemSummaryRow(item, language))} />;
}

/** What it asked and was refused: shown, because it is the proof that the choice holds. */
export function RefusedView({ held, language }: HoldsProps) {
  if (held.refused.length === 0) return null;
  const labels = held.refused.map((label) => formatInnerLabel(formatItemName({ label }, language)));
  return <p>{serviceWords(language).notTold(labels.join(", "))}</p>;
}

function buildItemSummaryRow(item: ProposedItem, language: Language): SummaryRow {
  const text = formatItemValue(item.current, language);
  return {
    label: formatItemName(item, language),
    value: item.sensitive ? <Details summary={consentWords(language).show}>{text}</Details> : text,
  };
}
