import { Alert, ButtonGroup, EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { sortByTitle } from "../../../../../consent/subscriptions/pages/common/services/sort-by-title.ts";
import {
  listModelNews,
  listServicesForManagement,
  type ManagedService,
  type ModelNews,
} from "../../../index.ts";
import { getServiceTitle } from "./find-version.ts";
import { importApplicationWords } from "./import-application-words.ts";
import { importWords } from "./import-words.ts";
import { modelWords } from "./model-words.ts";
import { buildServicePath, buildServiceVersionPath, draftPath, SERVICES } from "./service-paths.ts";
import { serviceWords } from "./service-words.ts";
import { sophisticationWords } from "./sophistication-words.ts";
import { StateTag } from "./state-tag.tsx";

/** What this agent may write, approve or publish, with what waits. */
export async function listPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const words = serviceWords(language);
  const services = sortByTitle(await listServicesForManagement(context), formatManagedName, language);
  const news = await listModelNews(context);
  const mayDraft = hasCapability(context.actor, "service.draft");
  return sendAdminPage(
    reply,
    { title: words.title, place: "services", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <News news={news} visit={visit} />
      {mayDraft && (
        <ButtonGroup>
          <LinkButton href={formatAdminPath(brand, `${SERVICES}/nouveau`)} icon="plus">
            {words.create}
          </LinkButton>
          <a href={formatAdminPath(brand, `${SERVICES}/modeles`)}>{modelWords(language).link}</a>
          <a href={formatAdminPath(brand, `${SERVICES}/importer`)}>{importWords(language).link}</a>
          <a href={formatAdminPath(brand, `${SERVICES}/importer-application`)}>
            {importApplicationWords(language).link}
          </a>
        </ButtonGroup>
      )}
      <p>
        <a href={formatAdminPath(brand, `${SERVICES}/indice`)}>{sophisticationWords(language).link}</a>
      </p>
      {services.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Table
          id="services"
          caption={words.caption}
          isTitled
          columns={Object.values(words.columns).map((label) => ({ label }))}
          rows={services.map((service) => renderManagedServiceRow(service, visit))}
        />
      )}
    </>,
  );
}

/** Models that moved: what to read, and where. */
function News({ news, visit: { brand, language } }: { news: readonly ModelNews[]; visit: Visit }) {
  const words = modelWords(language);
  if (news.length === 0) return null;
  return (
    <Alert tone="info" title={words.news(news.length)}>
      <ul>
        {news.map(({ serviceId, model, move }) => (
          <li key={serviceId}>
            <a href={formatAdminPath(brand, `${buildServicePath(serviceId)}/modele`)}>
              {model.definition.title[language]}
            </a>
            {" : "}
            {words.moved[move]}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

const formatManagedName = (service: ManagedService) => {
  const { versions } = service;
  return {
    fr: getServiceTitle({ service, versions }, "fr"),
    en: getServiceTitle({ service, versions }, "en"),
  };
};

function renderManagedServiceRow(service: ManagedService, { brand, language }: Visit) {
  const words = serviceWords(language);
  const [newest] = service.versions;
  const state = newest?.state ?? "draft";
  return {
    key: service.id,
    cells: [
      <a key="name" href={formatAdminPath(brand, buildServicePath(service.id))}>
        {getServiceTitle({ service, versions: service.versions }, language)}
      </a>,
      <StateTag key="state" state={newest ? formatOfferedState(service) : "draft"} language={language} />,
      String(service.currentVersion ?? newest?.version ?? ""),
      newest && words.todo[state] !== "" ? (
        <a
          key="next"
          href={formatAdminPath(
            brand,
            (state === "draft" ? draftPath : buildServiceVersionPath)(service.id, newest.version),
          )}
        >
          {words.todo[state]} <span class="ds-sr-only">{service.slug}</span>
        </a>
      ) : (
        "–"
      ),
    ],
  };
}

/** What the public sees; a service never published is where its newest version is. */
function formatOfferedState({ status, versions }: ManagedService) {
  return status === "draft" ? (versions[0]?.state ?? "draft") : status;
}
