import type { FastifyInstance, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import {
  getTypedText,
  parsePathId,
  parseRevision,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { buildClientsPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { issueNewSecret, setClientStatus } from "../../../index.ts";
import { showSecret } from "./secret-view.tsx";

/** A new secret; disabling and enabling again. */
export function defineClientGestures(app: FastifyInstance, path: string): void {
  app.post(`${path}/:client/secret`, async (request, reply) => {
    const serviceId = parsePathId<"service">(request, "service");
    const seen = parseClientSeen(request);
    const secret = await issueNewSecret(request.ardeco.context, seen);
    return showSecret(reply, { serviceId, clientId: seen.clientId, secret });
  });
  app.post(`${path}/:client/etat`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const wanted = getTypedText(readForm(request).typed, "status");
    const status = wanted === "active" ? "active" : "disabled";
    await setClientStatus(context, { ...parseClientSeen(request), status });
    return sendSeeOther(
      reply,
      formatAdminPath(brand, buildClientsPath(parsePathId<"service">(request, "service"))),
    );
  });
}

export function parseClientSeen(request: FastifyRequest) {
  const revision = parseRevision(readForm(request).typed);
  return { clientId: parsePathId<"client">(request, "client"), revision };
}
