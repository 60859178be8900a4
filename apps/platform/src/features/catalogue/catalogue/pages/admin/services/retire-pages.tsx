import { Button, ButtonGroup, Form } from "@ardeco/ui";
import type { FastifyInstance } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminCommonWords } from "../../../../../../frames/admin/common/common-words.ts";
import { parsePathId, sendSeeOther } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { closeService, getOwnService, listVersions } from "../../../index.ts";
import { getServiceTitle } from "./find-version.ts";
import { buildServicePath, SERVICES } from "./service-paths.ts";
import { serviceWords } from "./service-words.ts";

const PATH = `${SERVICES}/:service/retirer`;

/** Said again before it is done. */
export function defineRetirePages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => {
    const { context, brand, language, csrf } = request.ardeco;
    const serviceId = parsePathId<"service">(request, "service");
    requireCapability(context, "service.publish", { serviceId });
    const words = serviceWords(language);
    const found = {
      service: await getOwnService(context, serviceId),
      versions: await listVersions(context, serviceId),
    };
    const name = getServiceTitle(found, language);
    const back = formatAdminPath(brand, buildServicePath(serviceId));
    return sendAdminPage(
      reply,
      {
        title: words.retireTitle(name),
        place: "services",
        above: [{ href: back, label: name }],
        width: "task",
      },
      <>
        <h1>{words.retireTitle(name)}</h1>
        <p class="ar-lead">{words.retireText}</p>
        <Form action={formatAdminPath(brand, `${buildServicePath(serviceId)}/retirer`)} csrf={csrf()}>
          <ButtonGroup>
            <Button variant="danger">{words.retireYes}</Button>
            <a href={back}>{adminCommonWords(language).cancel}</a>
          </ButtonGroup>
        </Form>
      </>,
    );
  });
  app.post(PATH, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const serviceId = parsePathId<"service">(request, "service");
    await closeService(context, serviceId);
    return sendSeeOther(reply, formatAdminPath(brand, buildServicePath(serviceId)));
  });
}
