import type { FastifyInstance } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { parsePathId, parseRevision, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { publishTariff } from "../../../index.ts";
import { handleVersionForm, showNew, showVersionForm, writeNew } from "./form-pages.tsx";
import { showList } from "./list-page.tsx";
import { buildTariffPath, buildTariffVersionPath, publishPath, TARIFFS } from "./paths.ts";
import { showManagedTariff } from "./tariff-page.tsx";

/** What each activity costs: written by managers, published by another. */
export function defineAdminTariffPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.tariffs.for);
  app.get(TARIFFS, async (request, reply) => showList(request, reply));
  app.get(`${TARIFFS}/nouveau`, async (request, reply) => showNew(request, reply));
  app.post(`${TARIFFS}/nouveau`, async (request, reply) => writeNew(request, reply));
  app.get(buildTariffPath(":tariff"), async (request, reply) => showManagedTariff(request, reply));
  app.get(buildTariffVersionPath(":tariff"), async (request, reply) => showVersionForm(request, reply));
  app.post(buildTariffVersionPath(":tariff"), async (request, reply) => handleVersionForm(request, reply));
  app.post(publishPath(":tariff"), async (request, reply) => {
    const { context, brand } = request.ardeco;
    const id = parsePathId<"tariff">(request, "tariff");
    await publishTariff(context, { id, revision: parseRevision(readForm(request).typed) });
    return sendSeeOther(reply, `${formatAdminPath(brand, buildTariffPath(id))}?fait=publie`);
  });
}
