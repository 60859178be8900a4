import { ButtonGroup, LinkButton, LinkColumns } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { easyJourneys } from "../../../features/catalogue/catalogue/pages/common/easy-reading/journeys.ts";
import { PhoneLink, sendAuthorityPage } from "../../../web/index.ts";
import { HomeCrumb } from "../browse/browse-pages.tsx";
import type { Offer } from "../offer.ts";
import { siteWords } from "../words.ts";
import { EasyChoice } from "./easy-choice-pages.tsx";
import { easyWords } from "./easy-words.ts";

/** The way the site works, and the services that have an easy-to-read page. */
export function showEasy(reply: FastifyReply, offer: Offer): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand } = visit;
  const { phone } = offer.here.contact;
  const easy = offer.services.filter(({ service }) => service.definition.presentation?.easyToRead);
  return sendAuthorityPage(
    reply,
    { title: easyWords.name, breadcrumb: <HomeCrumb visit={visit} current={easyWords.crumb} /> },
    <div lang="fr" class="ar-stack">
      <h1>{easyWords.title}</h1>
      <Lines lines={easyWords.what(brand.name)} />
      {easyWords.steps.map(({ title, lines }) => (
        <div key={title}>
          <h2>{title}</h2>
          <Lines lines={lines} />
        </div>
      ))}
      {offer.door === "open" ? (
        <ButtonGroup>
          <LinkButton href={`/${brand.slug}/inscription`} icon="user-plus">
            {easyWords.create}
          </LinkButton>
        </ButtonGroup>
      ) : (
        <Lines lines={offer.door === "closed" ? easyWords.createAtDesk : easyWords.notOpenYet} />
      )}
      <h2>{easyWords.journeys}</h2>
      <LinkColumns
        links={Object.entries(easyJourneys).map(([name, { title }]) => ({
          label: title,
          href: `/${brand.slug}/facile/${name}`,
        }))}
      />
      <h2>{easyWords.services}</h2>
      {easy.length > 0 ? (
        <LinkColumns
          links={easy.map(({ service, href }) => ({
            label: service.definition.title.fr,
            href: `${href}${href.includes("?") ? "&" : "?"}facile=1`,
          }))}
        />
      ) : (
        <p>{easyWords.noService}</p>
      )}
      <EasyChoice request={reply.request} />
      <h2>{easyWords.helpTitle}</h2>
      <Lines lines={easyWords.helpLines} />
      <p>
        {phone && <PhoneLink phone={phone} />}{" "}
        <a href={`/${brand.slug}/contact`}>{siteWords("fr").contact}</a>
      </p>
    </div>,
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul class="ar-easy">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
