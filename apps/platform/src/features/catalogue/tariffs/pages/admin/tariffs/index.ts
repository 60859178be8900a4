import type { FastifyInstance } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/path-id.ts";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/signed-in.ts";
import { readForm, parseRevision, sendSeeOther } from "../../../../../../web/index.ts";
import { publishTariff } from "../../../index.ts";
import { showNew, showVersion, write, writeNew } from "./form-pages.tsx";
import { showList } from "./list-page.tsx";
import { publishPath, TARIFFS, tariffPath, versionPath } from "./paths.ts";
import { showTariff } from "./tariff-page.tsx";

/** What each activity costs: written by managers, published by another. */
export function tariffPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.tariffs.for);
  app.get(TARIFFS, async (request, reply) => showList(request, reply));
  app.get(`${TARIFFS}/nouveau`, async (request, reply) => showNew(request, reply));
  app.post(`${TARIFFS}/nouveau`, async (request, reply) => writeNew(request, reply));
  app.get(tariffPath(":tariff"), async (request, reply) => showTariff(request, reply));
  app.get(versionPath(":tariff"), async (request, reply) => showVersion(request, reply));
  app.post(versionPath(":tariff"), async (request, reply) => write(request, reply));
  app.post(publishPath(":tariff"), async (request, reply) => {
    const { context, brand } = request.ardeco;
    const id = parsePathId<"tariff">(request, "tariff");
    await publishTariff(context, { id, revision: parseRevision(readForm(request).typed) });
    return sendSeeOther(reply, `${formatAdminPath(brand, tariffPath(id))}?fait=publie`);
  });
}
