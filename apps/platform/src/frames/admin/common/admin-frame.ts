import type { Frame } from "../../../web/resource/index.ts";
import { sendAdminPage } from "./admin-page.tsx";
import type { PlaceName } from "./places.ts";

/** The administration around the pages of one of its places. */
export const buildAdminFrame = (place: PlaceName): Frame => ({
  send: (reply, page, content) => sendAdminPage(reply, { ...page, place }, content),
});
