import { Section, Tiles } from "@ardeco/ui";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { serviceWords } from "./service-words.ts";

/**
 * What is paid, held and booked, whatever the service: one group that one sees. A town that tries the
 * platform has none of it.
 */
export function MoneyLinks({ visit: { brand, language } }: { readonly visit: Visit }) {
  const words = serviceWords(language);
  const at = buildSpaceAddresses(brand);
  if (brand.sandbox) return null;
  return (
    <Section id="payer" title={words.money}>
      <Tiles
        tiles={[
          { href: at.invoices, label: words.invoices, icon: "receipt" },
          { href: at.counters, label: words.counters, icon: "wallet" },
          { href: at.bookings, label: words.bookings, icon: "calendar-clock" },
          { href: at.passes, label: words.passes, icon: "ticket" },
          { href: at.couplings, label: words.couplings, icon: "handshake" },
          { href: at.tariffs, label: words.tariffs, icon: "coins" },
        ]}
      />
    </Section>
  );
}
