import { Button, ButtonGroup, Form, LinkButton, Table, Tag } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { parsePathId, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import {
  compareWithModel,
  draftVersion,
  getOwnService,
  listVersions,
  type ServiceVersion,
} from "../../../index.ts";
import { getServiceTitle, listAgentNames } from "./find-version.ts";
import { modelWords } from "./model-words.ts";
import {
  buildClientsPath,
  buildFilesPath,
  buildServicePath,
  buildServiceVersionPath,
  buildTasksPath,
  draftPath,
  SERVICES,
} from "./service-paths.ts";
import { serviceWords } from "./service-words.ts";
import { StateTag } from "./state-tag.tsx";
import { isUnheard, UnheardNotice } from "./unheard-notice.tsx";

const PATH = `${SERVICES}/:service`;

/** One service: its versions, what is offered today, its applications. */
export function defineServicePages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => showService(request, reply));
  app.post(`${PATH}/versions`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const serviceId = parsePathId<"service">(request, "service");
    const { version } = await draftVersion(context, { serviceId });
    return sendSeeOther(reply, formatAdminPath(brand, draftPath(serviceId, version)));
  });
}

async function readService(context: Context, request: FastifyRequest) {
  const service = await getOwnService(context, parsePathId<"service">(request, "service"));
  const versions = await listVersions(context, service.id);
  const model = await compareWithModel(context, service.id);
  return {
    service,
    versions,
    model,
    names: await listAgentNames(context),
    unheard: await isUnheard(context, versions),
  };
}

async function showService(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const read = await readService(context, request);
  const { service, versions, model, names, unheard } = read;
  const published = service.status === "published";
  const words = serviceWords(language);
  const title = getServiceTitle({ service, versions }, language);
  const reach = { serviceId: service.id };
  const retirementHref = formatAdminPath(brand, `${buildServicePath(service.id)}/retirer`);
  const versionsAction = formatAdminPath(brand, `${buildServicePath(service.id)}/versions`);
  return sendAdminPage(
    reply,
    { title, place: "services", above: [], width: "wide" },
    <>
      <h1>{title}</h1>
      {unheard && <UnheardNotice serviceId={service.id} visit={visit} />}
      <ul class="ar-links">
        {service.isModel && <li>{modelWords(language).model}</li>}
        {model && (
          <li>
            <a href={formatAdminPath(brand, `${buildServicePath(service.id)}/modele`)}>
              {modelWords(language).compare}
            </a>
            {model.newer && <Tag tone="warning">{modelWords(language).newer}</Tag>}
            {model.retired && <Tag tone="warning">{modelWords(language).retired}</Tag>}
          </li>
        )}
        {published && !service.isModel && (
          <li>
            <a href={formatAdminPath(brand, `/services/${service.slug}`)}>{words.seePublic}</a>
          </li>
        )}
        {hasCapability(context.actor, "subscription.read", reach) && (
          <li>
            <a href={formatAdminPath(brand, buildTasksPath(service.id))}>{words.tasks}</a>
          </li>
        )}
        {hasCapability(context.actor, "client.manage", reach) && (
          <>
            <li>
              <a href={formatAdminPath(brand, buildClientsPath(service.id))}>{words.clients}</a>
            </li>
            <li>
              <a href={formatAdminPath(brand, buildFilesPath(service.id))}>{words.files}</a>
            </li>
          </>
        )}
      </ul>
      <Table
        id="versions"
        caption={words.versionsCaption}
        columns={Object.values(words.versionColumns).map((label) => ({ label }))}
        rows={versions.map((version) => renderVersionRow(version, names, visit))}
      />
      <ButtonGroup>
        {hasCapability(context.actor, "service.draft", reach) && isSettled(versions) && (
          <Form action={versionsAction} csrf={visit.csrf()}>
            <Button icon="pencil">{words.newVersion}</Button>
          </Form>
        )}
        {published && hasCapability(context.actor, "service.publish", reach) && (
          <LinkButton variant="secondary" href={retirementHref}>
            {words.retire}
          </LinkButton>
        )}
      </ButtonGroup>
    </>,
  );
}

/** One version at a time is being prepared. */
const isSettled = (versions: readonly ServiceVersion[]): boolean =>
  versions.every(({ state }) => state === "published" || state === "retired");

function renderVersionRow(
  version: ServiceVersion,
  names: ReadonlyMap<string, string>,
  { brand, language }: Visit,
) {
  const words = serviceWords(language);
  const nameOf = (id: string) => names.get(id) ?? words.colleague;
  return {
    key: String(version.version),
    cells: [
      <a
        key="version"
        href={formatAdminPath(brand, buildServiceVersionPath(version.serviceId, version.version))}
      >
        {words.version(version.version)}
      </a>,
      <StateTag key="state" state={version.state} language={language} />,
      version.writtenBy.map(nameOf).join(", "),
      version.approvedBy === undefined ? "–" : nameOf(version.approvedBy),
      formatLongDate(version.changedOn, language),
    ],
  };
}
