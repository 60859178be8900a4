import type { Routes } from "../../web/index.ts";
import { exportPages } from "./export-pages.ts";
import { type FrontOptions, mountSandboxFrontPages } from "./front-pages.tsx";
import { mountPlayerDoor } from "./player-door.tsx";
import { mountPlayerPages } from "./player-pages.tsx";
import { mountSandboxServicePages } from "./service-pages.tsx";
import { mountSandboxSpacePages } from "./space-pages.tsx";

export { withinSandbox } from "./within-sandbox.ts";

/** Where a vendor tries everything on fictional people: the way in, their space, their people. */
export const sandboxPages =
  (options: FrontOptions = {}): Routes =>
  (app) => {
    mountSandboxFrontPages(app, options);
    mountPlayerDoor(app);
    mountSandboxSpacePages(app);
    mountSandboxServicePages(app);
    mountPlayerPages(app);
    exportPages(app);
  };
