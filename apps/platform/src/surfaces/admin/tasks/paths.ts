import { SERVICES } from "../services/service-paths.ts";

export const TASKS = `${SERVICES}/:service/taches`;
