import { legalBases } from "@ardeco/contracts";
import { Table } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { Authority } from "../../../features/authorities/authorities/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import { sendAuthorityPage } from "../../../web/index.ts";
import type { Offer } from "../offer.ts";
import { Article, buildLink, buildMailLink, buildParagraph, list, type Part } from "./article.tsx";
import { privacyWords } from "./privacy-words.ts";
import { ServicesReceive } from "./services-receive.tsx";

/** What GDPR articles 13 and 14 have us say, in the order of the questions people ask. */
export function showPrivacy(reply: FastifyReply, { here, services }: Offer): FastifyReply {
  const { language } = reply.request.ardeco;
  const say = privacyWords(language);
  return sendAuthorityPage(
    reply,
    { title: say.title, width: "wide" },
    <>
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead(here.name)}</p>
      <h2>{say.why}</h2>
      <PurposeTable language={language} />
      <ServicesReceive services={services} language={language} />
      <Article parts={buildPrivacyParts(here, language)} />
    </>,
  );
}

function PurposeTable({ language }: { language: Language }) {
  const say = privacyWords(language);
  const task = legalBases.public_task[language];
  const bases: Record<keyof typeof say.rows, string> = {
    account: task,
    draft: task,
    evidence: task,
    service: say.serviceBasis,
    messages: task,
    journal: legalBases.legal_obligation[language],
  };
  const { purpose, data, basis, kept } = say.columns;
  const names = ["account", "draft", "evidence", "service", "messages", "journal"] as const;
  return (
    <Table
      id="purposes"
      caption={say.caption}
      columns={[purpose, data, basis, kept].map((label) => ({ label }))}
      rows={names.map((name) => ({
        key: name,
        cells: [say.rows[name].purpose, say.rows[name].data, bases[name], say.rows[name].kept],
      }))}
    />
  );
}

function buildPrivacyParts({ slug, kind, contact }: Authority, language: Language): readonly Part[] {
  const say = privacyWords(language);
  const officer = contact.dataProtectionEmail ?? contact.email;
  return [
    { title: say.who, blocks: [list(...say.whoText.split("\n"))] },
    { title: say.safe, blocks: [list(...say.safeText.split("\n"))] },
    {
      title: say.rights,
      blocks: [
        buildParagraph(say.rightsText),
        list(
          [
            say.inSpace,
            " ",
            // A fictional person keeps no page of their own: the vendor plays their life.
            ...(kind === "sandbox" ? [] : [buildLink(say.elements, `/${slug}/espace/informations`), ", "]),
            buildLink(say.journalLink, `/${slug}/espace/journal`),
          ],
          ...(officer ? [[say.byDpo, " ", buildMailLink(officer), ". ", say.delay]] : []),
        ),
      ],
    },
    {
      title: say.cnil,
      blocks: [buildParagraph(say.cnilText, " ", buildLink(say.cnilLink, "https://www.cnil.fr/fr/plaintes"))],
    },
    { title: say.cookies, blocks: [buildParagraph(say.cookiesText)] },
  ];
}
