import type { Routes } from "../../web/index.ts";
import { delegationPages } from "./delegation-pages.tsx";
import { agentDoor, personDoor } from "./doors.ts";
import { linkPages } from "./link-pages.tsx";
import { passkeyPages } from "./passkey-pages.tsx";
import { pauseBackPage } from "./pause-back.ts";
import { codePages } from "./recovery/code-pages.tsx";
import { insidePages } from "./recovery/inside-pages.tsx";
import { undoPages } from "./recovery/undo-pages.tsx";
import { resumePages } from "./resume-pages.tsx";
import { type DoorOptions, signInPages } from "./sign-in-pages.tsx";
import { signOut } from "./sign-out.ts";
import { createAccountPages } from "./upstream/create-account.ts";
import { departurePages } from "./upstream/departure-pages.tsx";
import { tiePages } from "./upstream/tie-pages.tsx";
import { upstreamPages } from "./upstream/upstream-pages.tsx";

/** Ways in and out, for people and for agents. */
export const doorPages =
  (options: DoorOptions = {}): Routes =>
  (app) => {
    for (const door of [personDoor, agentDoor]) {
      signInPages(app, door, options);
      linkPages(app, door);
      passkeyPages(app, door);
      signOut(app, door);
      departurePages(app, door);
    }
    resumePages(app);
    codePages(app);
    insidePages(app);
    undoPages(app);
    pauseBackPage(app);
    delegationPages(app);
    upstreamPages(app);
    createAccountPages(app);
    tiePages(app);
  };
