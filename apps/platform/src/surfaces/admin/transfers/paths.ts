import { SERVICES } from "../services/service-paths.ts";

export const FILES = `${SERVICES}/:service/fichiers`;
