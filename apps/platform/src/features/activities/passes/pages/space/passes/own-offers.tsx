import { Card, Table, Tag } from "@ardeco/ui";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { categoryWords, type OfferCategory, type OwnOffer, type OwnPass } from "../../../index.ts";
import { passWords } from "./pass-words.ts";

const icons = {
  cinema: "ticket",
  books: "book-open",
  show: "theater",
  sport: "trophy",
  leisure: "sparkles",
  transport: "bus",
  meal: "utensils",
  other: "store",
} as const satisfies Record<OfferCategory, string>;

interface OfPass {
  readonly own: OwnPass;
  readonly language: Language;
}

/** Each with what is left, and where. */
export function PassOffers({ own: { offers }, language }: OfPass) {
  return (
    <>
      <h3>{passWords(language).offers}</h3>
      <div class="ar-stack">
        {offers.map((one) => (
          <OneOffer key={one.offer.id} one={one} language={language} />
        ))}
      </div>
    </>
  );
}

function OneOffer({
  one: { offer, left, places },
  language,
}: {
  readonly one: OwnOffer;
  readonly language: Language;
}) {
  const words = passWords(language);
  const euros = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  const share = offer.sharePercent === null ? "" : `, ${words.share(offer.sharePercent)}`;
  return (
    <Card
      title={offer.name[language]}
      icon={icons[offer.category]}
      level={4}
      status={<Tag tone={left.uses > 0 ? "success" : "neutral"}>{words.left(left.uses, offer.uses)}</Tag>}
    >
      <p>
        {categoryWords[offer.category][language]} –{" "}
        {offer.amountCents === 0 ? words.gift : `${words.worth(euros(offer.amountCents))}${share}`}
      </p>
      {left.uses > 0 && left.cents > 0 && (
        // What a use left of its worth serves no other use.
        <p>{words.amountLeft(euros(Math.min(left.cents, left.uses * offer.amountCents)))}</p>
      )}
      <p>
        {places.length === 0
          ? words.nowhere
          : words.where(
              places.map(({ name, place }) => (place === "" ? name : `${name} (${place})`)).join(" ; "),
            )}
      </p>
    </Card>
  );
}

/** The newest first, cancelled ones among them. */
export function PassUses({ own: { pass, uses }, language }: OfPass) {
  const words = passWords(language);
  if (uses.length === 0) return null;
  const { day, offer, where, amount } = words.columns;
  return (
    <Table
      id={`utilisations-${pass.id}`}
      caption={words.history}
      columns={[{ label: day }, { label: offer }, { label: where }, { label: amount, numeric: true }]}
      rows={uses.map((one) => ({
        key: one.use.id,
        cells: [
          formatPlainDate(one.use.day, language),
          one.offer.name[language],
          one.partner,
          one.use.cancelled
            ? words.cancelled
            : formatCounterAmount(one.use.amountCents, "euro_cent", language),
        ],
      }))}
    />
  );
}
