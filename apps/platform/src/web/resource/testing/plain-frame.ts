import { sendAuthorityPage } from "../../page/page.tsx";
import type { Frame } from "../frame.tsx";

/** Pages of a mould in nothing but the authority's own layout. */
export const plainFrame: Frame = {
  send: (reply, { above: _, ...page }, content) => sendAuthorityPage(reply, page, content),
};
