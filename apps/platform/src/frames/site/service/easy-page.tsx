import { ButtonGroup, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { sendAuthorityPage } from "../../../web/index.ts";
import { HomeCrumb } from "../browse/browse-pages.tsx";
import { easyWords } from "../facile/easy-words.ts";
import type { Offered } from "../offer.ts";
import { siteWords } from "../words.ts";

/**
 * Easy-to-read French (FALC): one idea a line, large, nothing beside; French whatever the language of the
 * visit.
 */
export function showEasyService(reply: FastifyReply, offered: Offered): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand } = visit;
  const { title, presentation } = offered.service.definition;
  const phone = presentation?.places?.find((place) => place.phone)?.phone ?? offered.provider.contact.phone;
  return sendAuthorityPage(
    reply,
    {
      title: `${title.fr}, ${easyWords.inEasy}`,
      breadcrumb: (
        <HomeCrumb
          visit={visit}
          parent={{ href: `/${brand.slug}/facile`, label: easyWords.crumb }}
          current={title[visit.language]}
        />
      ),
    },
    <div lang="fr" class="ar-stack">
      <h1>{title.fr}</h1>
      <ul class="ar-easy">
        {(presentation?.easyToRead ?? []).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ButtonGroup>
        <LinkButton
          href={`${offered.href}${offered.href.includes("?") ? "&" : "?"}facile=0`}
          icon="arrow-right"
        >
          {easyWords.continue}
        </LinkButton>
      </ButtonGroup>
      <p>
        {phone ? easyWords.call(phone) : easyWords.help}{" "}
        <a href={`/${brand.slug}/contact`}>{siteWords("fr").contact}</a>
      </p>
    </div>,
  );
}
