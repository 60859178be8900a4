import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { equipmentContribution } from "./index.ts";
import { defineEquipmentPages } from "./pages/admin/index.ts";

export const equipmentFeature = defineFeature({
  name: "equipment",
  context: "cards",
  contribution: equipmentContribution,
  pages: {
    admin: [defineEquipmentPages],
  },
});
