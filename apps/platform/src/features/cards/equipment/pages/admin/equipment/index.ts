import type { FastifyInstance } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/parse-path-id.ts";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { sendSeeOther } from "../../../../../../web/index.ts";
import { issuePairingCode, revokeEquipment } from "../../../index.ts";
import { showPairingCode } from "./code-view.tsx";
import { showList } from "./list-page.tsx";
import { buildCodePath, EQUIPMENT, revokePath } from "./paths.ts";
import { register, showForm } from "./register-pages.tsx";
import { showRevocation } from "./revoke-page.tsx";

/** Readers, kiosks and scanners: registered, paired, revoked. */
export function defineEquipmentPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.equipment.for);
  app.get(EQUIPMENT, async (request, reply) => showList(request, reply));
  app.get(`${EQUIPMENT}/nouveau`, async (request, reply) => showForm(request, reply));
  app.post(`${EQUIPMENT}/nouveau`, async (request, reply) => register(request, reply));
  app.post(buildCodePath(":equipment"), async (request, reply) =>
    showPairingCode(
      reply,
      await issuePairingCode(request.ardeco.context, parsePathId<"equipment">(request, "equipment")),
    ),
  );
  app.get(revokePath(":equipment"), async (request, reply) => showRevocation(request, reply));
  app.post(revokePath(":equipment"), async (request, reply) => {
    const { context, brand } = request.ardeco;
    await revokeEquipment(context, parsePathId<"equipment">(request, "equipment"));
    return sendSeeOther(reply, `${formatAdminPath(brand, EQUIPMENT)}?fait=revoque`);
  });
}
