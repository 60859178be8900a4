import { Alert, ButtonGroup, LinkButton } from "@ardeco/ui";
import type { Visit } from "../../../web/index.ts";
import { formatLeaveHref, isOfState } from "../leave/outside-addresses.ts";
import type { Offer, Offered } from "../offer.ts";
import { siteWords } from "../words.ts";
import { serviceWords } from "./service-words.ts";

interface BeginProps {
  readonly door: Offer["door"];
  readonly offered: Offered;
  readonly visit: Visit;
}

/** The one thing to do now: start here, go where the service is, or know where to go. */
export function Begin({ door, offered, visit: { brand, language, session } }: BeginProps) {
  const say = serviceWords(language);
  const { type, channels, presentation } = offered.service.definition;
  if (type === "link" && presentation?.address)
    return <Away offered={offered} address={presentation.address} language={language} />;
  if (type === "information" || type === "link") return <p>{say.information}</p>;
  if (!channels.includes("web")) return <p>{say.atDesk}</p>;
  // Whoever has an account goes on with it.
  if (door === "not_open_yet" && !session)
    return (
      <Alert tone="info" title={say.notOpenYet(brand.name)}>
        <p>
          {say.notOpenYetText(offered.provider.name)}{" "}
          <a href={`/${offered.provider.slug}/contact`}>{siteWords(language).contact}</a>
        </p>
      </Alert>
    );
  if (offered.campaign?.closed)
    return (
      <Alert tone="info" title={offered.campaign.text}>
        <p>
          {say.closedText} <a href={`/${brand.slug}/contact`}>{siteWords(language).contact}</a>
        </p>
      </Alert>
    );
  return (
    <ButtonGroup>
      <LinkButton
        href={`/${brand.slug}/espace/services/${offered.provider.slug}/${offered.service.slug}`}
        icon="arrow-right"
      >
        {say.start}
      </LinkButton>
      <span class="ar-hint">{say.startHint}</span>
    </ButtonGroup>
  );
}

function Away({
  offered,
  address,
  language,
}: {
  offered: Offered;
  address: string;
  language: Visit["language"];
}) {
  const say = serviceWords(language);
  const { host } = new URL(address);
  return (
    <ButtonGroup>
      <LinkButton href={formatLeaveHref(offered.href, "demarche")} icon="arrow-right">
        {say.toState(host)}
      </LinkButton>
      <span class="ar-hint">
        {isOfState(host)
          ? say.stateHint(host)
          : say.awayHint(
              offered.service.definition.presentation?.partner?.name ?? offered.provider.name,
              host,
            )}
      </span>
    </ButtonGroup>
  );
}
