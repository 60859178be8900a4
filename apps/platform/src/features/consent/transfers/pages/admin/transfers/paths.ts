import { SERVICES } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";

export const FILES = `${SERVICES}/:service/fichiers`;
