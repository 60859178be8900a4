import { LinkButton, LinkColumns, Section } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import {
  type Commune,
  findCommuneByCode,
  listSimilarCommunes,
  searchCommunes,
} from "../../../features/authorities/authorities/index.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { getQueryText, sendAuthorityPage, sendSeeOther, type Visit } from "../../../web/index.ts";
import { HomeCrumb } from "../browse/browse-pages.tsx";
import { AddressFields } from "./address-fields.tsx";
import { siteAddressWords } from "./address-words.ts";
import { AppliesList } from "./applies-list.tsx";
import { readWhatApplies } from "./commune-services.ts";
import { findOwnCommune } from "./own-commune.ts";

const MAX_TYPED = 100;

/** `/chez-moi?ou=14000`, then `/chez-moi/14118`: a commune, never a street, and nothing kept. */
export function mountAddressPages(app: FastifyInstance): void {
  app.get("/chez-moi", async (request, reply) => {
    const typed = getQueryText(request, "ou").trim().slice(0, MAX_TYPED);
    const found = searchCommunes(typed);
    const [only] = found;
    if (only && found.length === 1)
      return sendSeeOther(reply, `/${request.ardeco.brand.slug}/chez-moi/${only.code}`);
    return showQuestion(reply, { typed, found, own: await findOwnCommune(request.ardeco) });
  });
  app.get<{ Params: { commune: string } }>("/chez-moi/:commune", async (request, reply) => {
    const commune = findCommuneByCode(request.params.commune);
    if (!commune) throw kernelErrors.error("request.not_found");
    return showApplies(reply, commune);
  });
}

interface Question {
  readonly typed: string;
  readonly found: readonly Commune[];
  readonly own: Commune | undefined;
}

function showQuestion(reply: FastifyReply, { typed, found, own }: Question): FastifyReply {
  const visit = reply.request.ardeco;
  const say = siteAddressWords(visit.language);
  const here = `/${visit.brand.slug}/chez-moi`;
  const lost = typed !== "" && found.length === 0;
  const offered = lost ? listSimilarCommunes(typed) : found;
  return sendAuthorityPage(
    reply,
    {
      title: lost ? say.unknown(typed) : say.title,
      description: say.lead,
      breadcrumb: <HomeCrumb visit={visit} current={say.title} />,
    },
    <>
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      {own && (
        <p>
          <LinkButton href={`${here}/${own.code}`} icon="house">
            {say.mine(own.name)}
          </LinkButton>
        </p>
      )}
      <AddressFields visit={visit} value={typed} />
      {lost && (
        <p role="status">
          <strong>{say.unknown(typed)}.</strong> {say.unknownText}
        </p>
      )}
      {offered.length > 0 && <Choices visit={visit} found={offered} />}
    </>,
  );
}

function Choices({ visit, found }: { visit: Visit; found: readonly Commune[] }) {
  return (
    <Section id="choose" title={siteAddressWords(visit.language).choose}>
      <LinkColumns
        links={found.map(({ code, name, departement }) => ({
          label: departement ? `${name} (${departement})` : name,
          href: `/${visit.brand.slug}/chez-moi/${code}`,
        }))}
      />
    </Section>
  );
}

async function showApplies(reply: FastifyReply, commune: Commune): Promise<FastifyReply> {
  const visit = reply.request.ardeco;
  const say = siteAddressWords(visit.language);
  const applies = await readWhatApplies(visit.context, commune);
  const here = `/${visit.brand.slug}/chez-moi`;
  const title = say.at(commune.name);
  const senders = applies.competent.filter(({ services }) => services.length > 0);
  const count = senders.reduce((sum, { services }) => sum + services.length, 0);
  return sendAuthorityPage(
    reply,
    {
      title,
      description: say.lead,
      width: "wide",
      breadcrumb: (
        <HomeCrumb visit={visit} parent={{ href: here, label: say.title }} current={commune.name} />
      ),
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{count > 0 ? say.count(count, senders.length) : say.noService}</p>
      <p>
        <a href={here}>{say.other}</a>
      </p>
      <AppliesList
        applies={applies}
        commune={commune}
        siteName={visit.brand.name}
        language={visit.language}
      />
    </>,
  );
}
