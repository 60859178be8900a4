import { ButtonGroup, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import {
  type EasyJourney,
  easyJourneys,
} from "../../../features/catalogue/catalogue/pages/common/easy-reading/journeys.ts";
import { sendAuthorityPage } from "../../../web/index.ts";
import { HomeCrumb } from "../browse/browse-pages.tsx";
import { easyWords } from "./easy-words.ts";

/** Where each journey goes on. */
const next: Readonly<Record<EasyJourney, { readonly path: string; readonly label: string }>> = {
  inscription: { path: "/inscription", label: easyWords.create },
  accord: { path: "/services", label: easyWords.seeServices },
  retrait: { path: "/espace/services", label: easyWords.seeMine },
  guichet: { path: "/contact", label: easyWords.seeHours },
};

/** One main journey in easy-to-read French, one idea a line. */
export function showEasyJourney(reply: FastifyReply, journey: EasyJourney): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand } = visit;
  const { title, lines } = easyJourneys[journey];
  const { path, label } = next[journey];
  return sendAuthorityPage(
    reply,
    {
      title: `${title}, ${easyWords.inEasy}`,
      breadcrumb: (
        <HomeCrumb
          visit={visit}
          parent={{ href: `/${brand.slug}/facile`, label: easyWords.crumb }}
          current={title}
        />
      ),
    },
    <div lang="fr" class="ar-stack">
      <h1>{title}</h1>
      <ul class="ar-easy">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ButtonGroup>
        <LinkButton href={`/${brand.slug}${path}`} icon="arrow-right">
          {label}
        </LinkButton>
      </ButtonGroup>
    </div>,
  );
}
