import { buildAdminFrame } from "../../../../../frames/admin/common/admin-frame.ts";
import { adminPlaces } from "../../../../../frames/admin/common/places.ts";

export const smallStaffFrame = buildAdminFrame("smallStaff");
export const MODE = adminPlaces.smallStaff.path;
export const DECLARE = `${MODE}/declarer`;
export const END = `${MODE}/terminer`;
/** Where an announcement is read and asked from. */
export const INBOX = adminPlaces.approvals.path;
export const ANNOUNCE = `${INBOX}/seul/:kind/:id`;
export const REFUSE = `${INBOX}/refuser/:announcement`;
