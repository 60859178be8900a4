import type { FastifyInstance } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/path-id.ts";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/signed-in.ts";
import { sendSeeOther } from "../../../../../../web/index.ts";
import { giveCode, revokeEquipment } from "../../../index.ts";
import { showCode } from "./code-view.tsx";
import { showList } from "./list-page.tsx";
import { codePath, EQUIPMENT, revokePath } from "./paths.ts";
import { register, showForm } from "./register-pages.tsx";
import { showRevocation } from "./revoke-page.tsx";

/** Readers, kiosks and scanners: registered, paired, revoked. */
export function equipmentPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.equipment.for);
  app.get(EQUIPMENT, async (request, reply) => showList(request, reply));
  app.get(`${EQUIPMENT}/nouveau`, async (request, reply) => showForm(request, reply));
  app.post(`${EQUIPMENT}/nouveau`, async (request, reply) => register(request, reply));
  app.post(codePath(":equipment"), async (request, reply) =>
    showCode(reply, await giveCode(request.ardeco.context, parsePathId<"equipment">(request, "equipment"))),
  );
  app.get(revokePath(":equipment"), async (request, reply) => showRevocation(request, reply));
  app.post(revokePath(":equipment"), async (request, reply) => {
    const { context, brand } = request.ardeco;
    await revokeEquipment(context, parsePathId<"equipment">(request, "equipment"));
    return sendSeeOther(reply, `${formatAdminPath(brand, EQUIPMENT)}?fait=revoque`);
  });
}
