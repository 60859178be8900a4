import type { ServiceId } from "../../../../../../kernel/ids.ts";

export const SERVICES = "/administration/services";

export const servicePath = (id: ServiceId): string => `${SERVICES}/${id}`;
export const versionPath = (id: ServiceId, version: number): string =>
  `${servicePath(id)}/versions/${version}`;
export const draftPath = (id: ServiceId, version: number): string => `${versionPath(id, version)}/brouillon`;
export const tasksPath = (id: ServiceId): string => `${servicePath(id)}/taches`;
export const clientsPath = (id: ServiceId): string => `${servicePath(id)}/applications`;
export const filesPath = (id: ServiceId): string => `${servicePath(id)}/fichiers`;
