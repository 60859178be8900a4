import type { FastifyInstance, FastifyRequest } from "fastify";
import { under } from "../../../../../../frames/admin/common/admin-page.tsx";
import { pathId } from "../../../../../../frames/admin/common/path-id.ts";
import { readForm, revisionOf, seeOther, textOf } from "../../../../../../web/index.ts";
import { clientsPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { rotateSecret, setClientStatus } from "../../../index.ts";
import { showSecret } from "./secret-view.tsx";

/** A new secret; disabling and enabling again. */
export function clientGestures(app: FastifyInstance, path: string): void {
  app.post(`${path}/:client/secret`, async (request, reply) => {
    const serviceId = pathId<"service">(request, "service");
    const seen = seenIn(request);
    const secret = await rotateSecret(request.ardeco.context, seen);
    return showSecret(reply, { serviceId, clientId: seen.clientId, secret });
  });
  app.post(`${path}/:client/etat`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const wanted = textOf(readForm(request).typed, "status");
    const status = wanted === "active" ? "active" : "disabled";
    await setClientStatus(context, { ...seenIn(request), status });
    return seeOther(reply, under(brand, clientsPath(pathId<"service">(request, "service"))));
  });
}

export function seenIn(request: FastifyRequest) {
  const revision = revisionOf(readForm(request).typed);
  return { clientId: pathId<"client">(request, "client"), revision };
}
