import { Icon, type IconName } from "@ardeco/ui";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { homeWords } from "./home-words.ts";

interface WaysProps {
  readonly visit: Visit;
  readonly typed?: string;
}

/** One field, one row: a word is the hint, since the whole label would be cut where letters are large. */
export function HomeSearch({ visit: { brand, language }, typed }: WaysProps) {
  const { search, searchShort } = homeWords(language);
  return (
    <search>
      <form method="get" action={buildSpaceAddresses(brand).search} class="ar-find">
        <label class="ds-sr-only" for="q">
          {search}
        </label>
        <input class="ds-input" type="search" id="q" name="q" value={typed} placeholder={searchShort} />
        <button class="ds-button ar-button ar-find__go" type="submit" data-variant="secondary">
          <Icon name="search" />
          <span class="ds-sr-only">{search}</span>
        </button>
      </form>
    </search>
  );
}

/** What people come for: pay, book, show my code, write. */
export function Shortcuts({ visit: { brand, language } }: WaysProps) {
  const words = homeWords(language);
  const at = buildSpaceAddresses(brand);
  const ways: readonly { href: string; label: string; icon: IconName }[] = [
    { href: at.dues, label: words.pay, icon: "euro" },
    { href: at.bookings, label: words.book, icon: "calendar" },
    { href: at.supports, label: words.code, icon: "qr-code" },
    { href: at.exchanges, label: words.write, icon: "message-square" },
  ];
  return (
    <nav aria-label={words.shortcuts}>
      <ul class="ar-shortcuts">
        {ways.map(({ href, label, icon }) => (
          <li key={href}>
            <a href={href}>
              <Icon name={icon} />
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
