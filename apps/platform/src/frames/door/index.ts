import type { Routes } from "../../web/index.ts";
import { mountDelegationPages } from "./delegation-pages.tsx";
import { agentDoor, personDoor } from "./doors.ts";
import { mountSignInLinkPages } from "./link-pages.tsx";
import { mountPauseResumePage } from "./mount-pause-resume-page.ts";
import { mountPasskeyPages } from "./passkey-pages.tsx";
import { mountRecoveryCodePages } from "./recovery/code-pages.tsx";
import { mountRecoveryPages } from "./recovery/recovery-pages.tsx";
import { mountUndoPages } from "./recovery/undo-pages.tsx";
import { resumePages } from "./resume-pages.tsx";
import { type DoorOptions, signInPages } from "./sign-in-pages.tsx";
import { signOut } from "./sign-out.ts";
import { createAccountPages } from "./upstream/create-account.ts";
import { mountDeparturePages } from "./upstream/departure-pages.tsx";
import { mountTiePages } from "./upstream/tie-pages.tsx";
import { mountUpstreamPages } from "./upstream/upstream-pages.tsx";

/** Ways in and out, for people and for agents. */
export const doorPages =
  (options: DoorOptions = {}): Routes =>
  (app) => {
    for (const door of [personDoor, agentDoor]) {
      signInPages(app, door, options);
      mountSignInLinkPages(app, door);
      mountPasskeyPages(app, door);
      signOut(app, door);
      mountDeparturePages(app, door);
    }
    resumePages(app);
    mountRecoveryCodePages(app);
    mountRecoveryPages(app);
    mountUndoPages(app);
    mountPauseResumePage(app);
    mountDelegationPages(app);
    mountUpstreamPages(app);
    createAccountPages(app);
    mountTiePages(app);
  };
