import type { FastifyInstance } from "fastify";
import { under } from "../../../../../../frames/admin/common/admin-page.tsx";
import { pathId } from "../../../../../../frames/admin/common/path-id.ts";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { requireOneOf } from "../../../../../../frames/admin/common/signed-in.ts";
import { seeOther } from "../../../../../../web/index.ts";
import { giveCode, revokeEquipment } from "../../../index.ts";
import { showCode } from "./code-view.tsx";
import { showList } from "./list-page.tsx";
import { codePath, EQUIPMENT, revokePath } from "./paths.ts";
import { register, showForm } from "./register-pages.tsx";
import { showRevocation } from "./revoke-page.tsx";

/** Readers, kiosks and scanners: registered, paired, revoked. */
export function equipmentPages(app: FastifyInstance): void {
  requireOneOf(app, places.equipment.for);
  app.get(EQUIPMENT, async (request, reply) => showList(request, reply));
  app.get(`${EQUIPMENT}/nouveau`, async (request, reply) => showForm(request, reply));
  app.post(`${EQUIPMENT}/nouveau`, async (request, reply) => register(request, reply));
  app.post(codePath(":equipment"), async (request, reply) =>
    showCode(reply, await giveCode(request.ardeco.context, pathId<"equipment">(request, "equipment"))),
  );
  app.get(revokePath(":equipment"), async (request, reply) => showRevocation(request, reply));
  app.post(revokePath(":equipment"), async (request, reply) => {
    const { context, brand } = request.ardeco;
    await revokeEquipment(context, pathId<"equipment">(request, "equipment"));
    return seeOther(reply, `${under(brand, EQUIPMENT)}?fait=revoque`);
  });
}
