import { type ElementName, elementDefinition } from "@ardeco/contracts";
import { CheckboxGroup, Details, SummaryList, type SummaryRow } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { ProposedItem } from "../../../index.ts";
import { consentWords } from "./consent-words.ts";
import {
  findSharedTerms,
  formatItemName,
  formatItemTerms,
  formatItemValue,
  formatSentence,
} from "./item-text.ts";

export const TICKED = "accord";

interface ItemsProps {
  readonly items: readonly ProposedItem[];
  readonly language: Language;
}

/**
 * What cannot be refused one by one: each with its value, what it is for, how long, and on which legal basis.
 */
export function RequiredItems({
  items,
  language,
  completeHref,
}: ItemsProps & { readonly completeHref: (name: ElementName) => string }) {
  const words = consentWords(language);
  const shared = findSharedTerms(items, language);
  return (
    <section class="ar-stack">
      <h2>{words.required}</h2>
      {shared && <p>{words.allTerms(shared)}</p>}
      <SummaryList
        rows={items.map((item) => ({
          label: formatItemName(item, language),
          value: (
            <>
              <ItemValue item={item} language={language} />
              <p class="ar-hint">{formatItemExplanation(item, items, shared === undefined, language)}</p>
              <ToComplete {...{ item, language, completeHref }} />
            </>
          ),
        }))}
      />
    </section>
  );
}

/** What the person may add: boxes never ticked beforehand, except what they had ticked themselves. */
export function OptionalItems({
  items,
  language,
  ticked,
  completeHref,
}: ItemsProps & {
  readonly ticked: readonly string[];
  readonly completeHref?: ((name: ElementName) => string) | undefined;
}) {
  const words = consentWords(language);
  const shared = findSharedTerms(items, language);
  const hint = shared ? `${words.optionalHint} ${words.allTerms(shared)}` : words.optionalHint;
  return (
    <section class="ar-stack">
      <h2>{words.optional}</h2>
      <CheckboxGroup
        name={TICKED}
        label={words.optionalLabel}
        hint={hint}
        values={ticked}
        choices={items.map((item) => ({
          value: item.name,
          label: item.sensitive
            ? formatItemName(item, language)
            : `${formatItemName(item, language)}\u00a0: ${formatItemValue(item.current, language)}`,
          hint: formatItemExplanation(item, items, shared === undefined, language),
        }))}
      />
      {completeHref &&
        items.map((item) => <ToComplete key={item.name} {...{ item, language, completeHref }} />)}
    </section>
  );
}

/** What was agreed before, when only something new is asked. */
export function AgreedItems({ items, language }: ItemsProps) {
  if (items.length === 0) return null;
  const rows: SummaryRow[] = items.map((item) => ({
    label: formatItemName(item, language),
    value: <ItemValue item={item} language={language} />,
  }));
  return (
    <Details summary={consentWords(language).already(items.length)}>
      <SummaryList rows={rows} />
    </Details>
  );
}

function ItemValue({ item, language }: { item: ProposedItem; language: Language }): ComponentChildren {
  const text = formatItemValue(item.current, language);
  if (!item.sensitive || item.current.state !== "known") return text;
  return <Details summary={consentWords(language).show}>{text}</Details>;
}

interface ToCompleteProps {
  readonly item: ProposedItem;
  readonly language: Language;
  readonly completeHref: (name: ElementName) => string;
}

function ToComplete({ item, language, completeHref }: ToCompleteProps) {
  const { current } = item;
  if (current.state !== "missing" || current.declared) return null;
  return (
    <ul>
      {current.elements.map((name) => (
        <li key={name}>
          <a href={completeHref(name)}>
            {consentWords(language).complete(elementDefinition(name).label[language])}
          </a>
        </li>
      ))}
    </ul>
  );
}

function formatItemExplanation(
  item: ProposedItem,
  all: readonly ProposedItem[],
  withTerms: boolean,
  language: Language,
): string {
  const words = consentWords(language);
  const lesser = all.filter(({ name }) => item.tellsLess.includes(name)).map(({ label }) => label[language]);
  return [
    item.purpose[language],
    item.without?.[language] ?? "",
    withTerms ? formatSentence(formatItemTerms(item, language)) : "",
    lesser.length > 0 ? words.tellsLess(lesser.join(", ")) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
