import { Icon } from "@ardeco/ui";
import type { Visit } from "../../../web/index.ts";
import { siteAddressWords } from "./address-words.ts";

/**
 * By GET: a commune is no secret, the log keeps no address received, and a page that can be sent on is worth
 * more.
 */
export function AddressFields({ visit, value }: { visit: Visit; value?: string }) {
  const { brand, language } = visit;
  const say = siteAddressWords(language);
  return (
    <search class="ar-search">
      <form method="get" action={`/${brand.slug}/chez-moi`}>
        <label class="ar-label" for="ou">
          {say.label}
        </label>
        <div class="ar-search__row">
          <input
            class="ds-input"
            type="text"
            id="ou"
            name="ou"
            value={value}
            maxLength={100}
            aria-describedby="ou-hint"
            autocomplete="postal-code"
          />
          <button class="ds-button ar-button ar-button--secondary" data-variant="secondary" type="submit">
            <Icon name="map-pin" />
            {say.submit}
          </button>
        </div>
        <p class="ar-hint" id="ou-hint">
          {say.why}
        </p>
      </form>
    </search>
  );
}
