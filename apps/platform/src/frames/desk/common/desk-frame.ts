import type { Frame } from "../../../web/resource/index.ts";
import { type DeskPageOptions, sendDeskPage } from "./desk-page.tsx";

/** The desk around the pages of one of its places, or of a feature that has a link of its own in the menu. */
export const buildDeskFrame = (place?: DeskPageOptions["place"]): Frame => ({
  send: (reply, page, content) => sendDeskPage(reply, { ...page, ...(place && { place }) }, content),
});
