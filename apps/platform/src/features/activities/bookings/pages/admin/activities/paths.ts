import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const ACTIVITIES = adminPlaces.activities.path;
export const activityPath = (id: string): string => `${ACTIVITIES}/${id}`;
export const termsPath = (id: string): string => `${activityPath(id)}/modifier`;
export const closingPath = (id: string): string => `${activityPath(id)}/fermer`;
export const seriesPath = (id: string): string => `${activityPath(id)}/seances`;
export const sessionPath = (id: string, session: string): string => `${seriesPath(id)}/${session}`;
export const markPath = (id: string, session: string): string => `${sessionPath(id, session)}/presence`;
export const endPath = (id: string, session: string): string => `${sessionPath(id, session)}/terminer`;
export const callOffPath = (id: string, session: string): string => `${sessionPath(id, session)}/annuler`;
