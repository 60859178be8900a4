import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { parsePathId, sendSeeOther } from "../../../../../../web/index.ts";
import {
  buildFilesPath,
  buildServicePath,
} from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { clientsErrors } from "../../../../clients/index.ts";
import { getTaskServiceTitle } from "../../../../subscriptions/pages/admin/tasks/list-page.tsx";
import { closeTransfer, findTransfer, openTransfer, requestWholeList } from "../../../index.ts";
import { confirmWords } from "./confirm-words.ts";
import { renderFilesPage } from "./list-page.tsx";
import { transferWords } from "./transfer-words.ts";

type Gesture = "relier" | "arreter" | "liste-entiere";

/** The page that says what a gesture will do, before it is done. */
export function confirmPage(gesture: Gesture) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { context, brand, language, csrf } = request.ardeco;
    const serviceId = parsePathId<"service">(request, "service");
    const name = await getTaskServiceTitle(context, serviceId);
    const isOpen = (await findTransfer(context, serviceId))?.isOpen ?? false;
    const path = formatAdminPath(brand, buildFilesPath(serviceId));
    // Nothing to confirm any more: the list says where things stand.
    if (isOpen === (gesture === "relier")) return sendSeeOther(reply, path);
    const { title, effects, button, cancel } = confirmWords(language)[gesture];
    return sendAdminPage(
      reply,
      {
        title: title(name),
        place: "services",
        width: "task",
        above: [
          { href: formatAdminPath(brand, buildServicePath(serviceId)), label: name },
          { href: path, label: transferWords(language).title(name) },
        ],
      },
      <>
        <h1>{title(name)}</h1>
        <ul>
          {Object.values(effects).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <Form action={`${path}/${gesture}`} csrf={csrf()}>
          <ButtonGroup>
            <Button>{button}</Button>
            <LinkButton variant="secondary" href={path}>
              {cancel}
            </LinkButton>
          </ButtonGroup>
        </Form>
      </>,
    );
  };
}

export async function handleConnection(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  await openTransfer(context, {
    serviceId: parsePathId<"service">(request, "service"),
    name: transferWords("fr").channel,
  });
  return buildGestureReply(request, reply);
}

export async function handleDisconnection(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const close = async () => {
    await closeTransfer(request.ardeco.context, parsePathId<"service">(request, "service"));
    return buildGestureReply(request, reply);
  };
  return recoverRefusal(listCodes(clientsErrors, "clients.ends_wait"), close, (refusal) =>
    renderFilesPage(reply, refusal),
  );
}

export async function handleWholeList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await requestWholeList(request.ardeco.context, parsePathId<"service">(request, "service"));
  return buildGestureReply(request, reply, "?liste=1");
}

function buildGestureReply(request: FastifyRequest, reply: FastifyReply, query = ""): FastifyReply {
  const path = buildFilesPath(parsePathId<"service">(request, "service"));
  return sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, path)}${query}`);
}
