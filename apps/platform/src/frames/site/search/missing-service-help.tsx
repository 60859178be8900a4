import { SearchBox } from "@ardeco/ui";
import { PhoneLink, type Visit } from "../../../web/index.ts";
import type { Offer } from "../offer.ts";
import { siteWords } from "../words.ts";
import { searchWords } from "./search-words.ts";

interface NotFoundHereProps {
  readonly offer: Offer;
  readonly visit: Visit;
  /** Where the page begins with the search already. */
  readonly searched?: boolean;
}

/** Ends a list: who did not see their service searches in their own words, or asks somebody. */
export function MissingServiceHelp({
  offer,
  visit: { brand, language },
  searched = false,
}: NotFoundHereProps) {
  const say = searchWords(language);
  const { phone } = offer.here.contact;
  return (
    <section class="ar-section ar-band" aria-labelledby="not-found-here">
      <h2 id="not-found-here">{say.notFoundHere}</h2>
      {!searched && <SearchBox action={`/${brand.slug}/services`} label={say.search} />}
      <p>
        {say.askAnybody} {phone && <PhoneLink phone={phone} />}
      </p>
      <p>
        <a href={`/${brand.slug}/contact`}>{siteWords(language).contact}</a>
      </p>
    </section>
  );
}
