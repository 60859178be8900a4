import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../frames/admin/common/require-admin-agent.ts";
import { equipmentDetail } from "./equipment-detail.tsx";
import { equipmentList } from "./equipment-list.tsx";
import { pairingCodeAct } from "./pairing-code.tsx";
import { registrationForm } from "./registration-form.ts";
import { revocationQuestion } from "./revocation-question.ts";

/** Readers, kiosks and scanners: registered, paired, followed, revoked. */
export function defineEquipmentPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.equipment.for);
  const pages = [equipmentList, registrationForm, equipmentDetail, pairingCodeAct, revocationQuestion];
  for (const mount of pages) void mount(app);
}
