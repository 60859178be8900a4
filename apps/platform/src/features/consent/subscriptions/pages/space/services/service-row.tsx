import { type ActLink, ActLinks } from "@ardeco/ui";
import type { LoadedFill } from "../../../../../../frames/feature/load-slot.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { computeSituation } from "../../../index.ts";
import { formatProvider } from "../../common/services/provider.ts";
import { formatSituation } from "../../common/subscription/tag.tsx";
import { DemonstrationHint, type Entrances, listEntranceLinks } from "./enter-links.tsx";
import { HoldingTag } from "./holding-tag.tsx";
import type { ServiceHolding } from "./list-holdings.ts";
import { type HeldService, isUsable } from "./service-rows.ts";
import { serviceWords } from "./service-words.ts";

interface ServiceRowProps {
  readonly row: HeldService;
  readonly uses: readonly LoadedFill<readonly ActLink[]>[];
  readonly entrances: Entrances;
  /** Whether the reader acts for somebody: the row says whose the service is. */
  readonly isShared: boolean;
  readonly visit: Visit;
}

/** One service: who holds it and how it stands for each, then what can be done there now. */
export function ServiceRow({ row, uses, entrances, isShared, visit }: ServiceRowProps) {
  const { language } = visit;
  const [{ held }] = row.holdings;
  const title = held.service.definition.title[language];
  const ways = row.holdings.some(isUsable) ? listEntranceLinks(entrances, { held, visit }) : [];
  const others = uses.flatMap(({ shown }) =>
    shown === "silent" ? [] : [...(shown.get(row.serviceId) ?? [])],
  );
  const acts = [...ways, ...others.map((act) => ({ ...act, about: title }))];
  return (
    <li class="ar-use">
      <h2 class="ar-use__title">{title}</h2>
      <p class="ar-use__text">{formatProvider(held, language)}</p>
      <ul class="ar-use__holders">
        {row.holdings.map((holding) => (
          <Holder key={holding.held.grant.id} {...{ holding, isShared, title, visit }} />
        ))}
      </ul>
      {acts.length > 0 && <ActLinks acts={acts} />}
      <DemonstrationHint {...{ entrances, held, visit }} />
    </li>
  );
}

interface HolderProps extends Pick<ServiceRowProps, "isShared" | "visit"> {
  readonly holding: ServiceHolding;
  readonly title: string;
}

/**
 * How the service stands for one holder. The name leads to their agreement; what the service waits for is
 * said, with the page where it is answered.
 */
function Holder({ holding, isShared, title, visit }: HolderProps) {
  const { held, somebody } = holding;
  const { language, brand } = visit;
  const words = serviceWords(language);
  const at = buildSpaceAddresses(brand);
  const name = somebody.self ? words.forMe : somebody.givenName || somebody.fullName;
  const href = formatPersonAddress(at.grant(held.grant.id), somebody);
  const why = formatSituation({ situation: computeSituation(held), language, whose: somebody });
  const waits = [...(why ? [why] : []), ...(held.asks === "new_items" ? [words.asksMore] : [])];
  return (
    <li>
      <a href={href}>
        {isShared ? name : words.details}
        <span class="ds-sr-only"> ({title})</span>
      </a>{" "}
      <HoldingTag holding={holding} language={language} />
      {waits.length > 0 && (
        <span class="ar-use__wait">
          {waits.join(" ")} <a href={href}>{words.mend}</a>
        </span>
      )}
      {holding.passStep && !held.grant.pausedSince && (
        <span class="ar-use__wait">
          <a href={formatPersonAddress(at.passes, somebody)}>{words.toPass}</a>
        </span>
      )}
    </li>
  );
}
