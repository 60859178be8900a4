import { SERVICES } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";

export const TASKS = `${SERVICES}/:service/taches`;
