import type { Routes } from "../../web/index.ts";
import { exportPages } from "./export-pages.ts";
import { type FrontOptions, frontPages } from "./front-pages.tsx";
import { playerDoor } from "./player-door.tsx";
import { playerPages } from "./player-pages.tsx";
import { servicePages } from "./service-pages.tsx";
import { spacePages } from "./space-pages.tsx";

export { withinSandbox } from "./within-sandbox.ts";

/** Where a vendor tries everything on fictional people: the way in, their space, their people. */
export const sandboxPages =
  (options: FrontOptions = {}): Routes =>
  (app) => {
    frontPages(app, options);
    playerDoor(app);
    spacePages(app);
    servicePages(app);
    playerPages(app);
    exportPages(app);
  };
