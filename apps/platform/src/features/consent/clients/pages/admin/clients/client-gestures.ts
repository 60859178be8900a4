import type { FastifyInstance, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/path-id.ts";
import { readForm, parseRevision, sendSeeOther, getTypedText } from "../../../../../../web/index.ts";
import { clientsPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { rotateSecret, setClientStatus } from "../../../index.ts";
import { showSecret } from "./secret-view.tsx";

/** A new secret; disabling and enabling again. */
export function clientGestures(app: FastifyInstance, path: string): void {
  app.post(`${path}/:client/secret`, async (request, reply) => {
    const serviceId = parsePathId<"service">(request, "service");
    const seen = seenIn(request);
    const secret = await rotateSecret(request.ardeco.context, seen);
    return showSecret(reply, { serviceId, clientId: seen.clientId, secret });
  });
  app.post(`${path}/:client/etat`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const wanted = getTypedText(readForm(request).typed, "status");
    const status = wanted === "active" ? "active" : "disabled";
    await setClientStatus(context, { ...seenIn(request), status });
    return sendSeeOther(reply, formatAdminPath(brand, clientsPath(parsePathId<"service">(request, "service"))));
  });
}

export function seenIn(request: FastifyRequest) {
  const revision = parseRevision(readForm(request).typed);
  return { clientId: parsePathId<"client">(request, "client"), revision };
}
