import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const ACTIVITIES = adminPlaces.activities.path;
export const buildActivityPath = (id: string): string => `${ACTIVITIES}/${id}`;
export const buildTermsPath = (id: string): string => `${buildActivityPath(id)}/modifier`;
export const buildClosingPath = (id: string): string => `${buildActivityPath(id)}/fermer`;
export const buildSeriesPath = (id: string): string => `${buildActivityPath(id)}/seances`;
export const buildSessionPath = (id: string, session: string): string => `${buildSeriesPath(id)}/${session}`;
export const buildMarkPath = (id: string, session: string): string =>
  `${buildSessionPath(id, session)}/presence`;
export const buildSessionEndPath = (id: string, session: string): string =>
  `${buildSessionPath(id, session)}/terminer`;
export const buildSessionCancelPath = (id: string, session: string): string =>
  `${buildSessionPath(id, session)}/annuler`;
