import type { FastifyInstance } from "fastify";
import { under } from "../../../../../../frames/admin/common/admin-page.tsx";
import { pathId } from "../../../../../../frames/admin/common/path-id.ts";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { requireOneOf } from "../../../../../../frames/admin/common/signed-in.ts";
import { readForm, revisionOf, seeOther } from "../../../../../../web/index.ts";
import { publishTariff } from "../../../index.ts";
import { showNew, showVersion, write, writeNew } from "./form-pages.tsx";
import { showList } from "./list-page.tsx";
import { publishPath, TARIFFS, tariffPath, versionPath } from "./paths.ts";
import { showTariff } from "./tariff-page.tsx";

/** What each activity costs: written by managers, published by another. */
export function tariffPages(app: FastifyInstance): void {
  requireOneOf(app, places.tariffs.for);
  app.get(TARIFFS, async (request, reply) => showList(request, reply));
  app.get(`${TARIFFS}/nouveau`, async (request, reply) => showNew(request, reply));
  app.post(`${TARIFFS}/nouveau`, async (request, reply) => writeNew(request, reply));
  app.get(tariffPath(":tariff"), async (request, reply) => showTariff(request, reply));
  app.get(versionPath(":tariff"), async (request, reply) => showVersion(request, reply));
  app.post(versionPath(":tariff"), async (request, reply) => write(request, reply));
  app.post(publishPath(":tariff"), async (request, reply) => {
    const { context, brand } = request.ardeco;
    const id = pathId<"tariff">(request, "tariff");
    await publishTariff(context, { id, revision: revisionOf(readForm(request).typed) });
    return seeOther(reply, `${under(brand, tariffPath(id))}?fait=publie`);
  });
}
