import type { ServiceId } from "../../../../../../kernel/ids.ts";

export const SERVICES = "/administration/services";

export const buildServicePath = (id: ServiceId): string => `${SERVICES}/${id}`;
export const buildServiceVersionPath = (id: ServiceId, version: number): string =>
  `${buildServicePath(id)}/versions/${version}`;
export const draftPath = (id: ServiceId, version: number): string =>
  `${buildServiceVersionPath(id, version)}/brouillon`;
export const buildTasksPath = (id: ServiceId): string => `${buildServicePath(id)}/taches`;
export const buildClientsPath = (id: ServiceId): string => `${buildServicePath(id)}/applications`;
export const buildFilesPath = (id: ServiceId): string => `${buildServicePath(id)}/fichiers`;
