import { Alert, Button, EmptyState, Form, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import { getQueryText, parsePathId, sendSeeOther } from "../../../../../../web/index.ts";
import { getOwnService, listVersions } from "../../../../../catalogue/catalogue/index.ts";
import { getServiceTitle } from "../../../../../catalogue/catalogue/pages/admin/services/find-version.ts";
import {
  buildServicePath,
  buildTasksPath,
} from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { listClients, listTasks, openWorkList, type Task } from "../../../../clients/index.ts";
import { taskWords } from "./task-words.ts";

/** The name of the service whose list it is. */
export async function getTaskServiceTitle(context: Context, serviceId: ServiceId): Promise<string> {
  const service = await getOwnService(context, serviceId);
  return getServiceTitle({ service, versions: await listVersions(context, serviceId) }, context.language);
}

export async function showTasks(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const serviceId = parsePathId<"service">(request, "service");
  const name = await getTaskServiceTitle(context, serviceId);
  const isOpen = (await listClients(context, serviceId)).some(({ channel }) => channel === "work_list");
  const tasks = await listTasks(context, serviceId);
  const words = taskWords(language);
  const title = words.title(name);
  return sendAdminPage(
    reply,
    {
      title,
      place: "services",
      above: [{ href: formatAdminPath(brand, buildServicePath(serviceId)), label: name }],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {getQueryText(request, "note") !== "" && <Alert tone="success" title={words.settled} />}
      {!isOpen && (
        <EmptyState title={words.closed} icon="list-checks">
          <p>{words.closedText}</p>
          <Form action={formatAdminPath(brand, `${buildTasksPath(serviceId)}/ouvrir`)} csrf={csrf()}>
            <Button>{words.open}</Button>
          </Form>
        </EmptyState>
      )}
      {isOpen && tasks.length === 0 && (
        <EmptyState title={words.empty} icon="list-checks">
          <p>{words.emptyText}</p>
        </EmptyState>
      )}
      {tasks.length > 0 && (
        <Table
          id="taches"
          caption={words.caption}
          columns={Object.values(words.columns).map((label) => ({ label }))}
          rows={tasks.map((task) => renderTaskRow(task, request, serviceId))}
        />
      )}
    </>,
  );
}

function renderTaskRow(task: Task, request: FastifyRequest, serviceId: ServiceId) {
  const { brand, language } = request.ardeco;
  const words = taskWords(language);
  return {
    key: task.id,
    cells: [
      <a key="what" href={formatAdminPath(brand, `${buildTasksPath(serviceId)}/${task.id}`)}>
        {words.what[task.event] ?? words.other}
        <span class="ds-sr-only"> {words.name(task.pairwiseSubject)}</span>
      </a>,
      task.reference ?? words.name(task.pairwiseSubject),
      formatLongDate(toCivilDate(new Date(task.queuedAt)), language),
    ],
  };
}

export async function openList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const serviceId = parsePathId<"service">(request, "service");
  await openWorkList(context, { serviceId, name: taskWords("fr").title("").replace(/ : $/, "") });
  return sendSeeOther(reply, formatAdminPath(brand, buildTasksPath(serviceId)));
}
