import type { Frame } from "../../../web/resource/index.ts";
import { type DeskPageOptions, sendDeskPage } from "./desk-page.tsx";

/** The desk around the pages of one of its places. */
export const buildDeskFrame = (place: NonNullable<DeskPageOptions["place"]>): Frame => ({
  send: (reply, page, content) => sendDeskPage(reply, { ...page, place }, content),
});
