import type { Asset } from "@ardeco/ui";
import type { Routes } from "../../../../../../web/index.ts";
import { uploadScript } from "./documents/upload-script.ts";
import { draftPages } from "./draft/draft-pages.tsx";
import { defineRelativeDraftPages, defineRelativePages } from "./relatives/relative-pages.tsx";
import { requestPages } from "./requests/request-pages.tsx";
import { startPages } from "./start/start-pages.tsx";

/** Enrolling oneself and those one acts for, then following each request. */
export const enrolmentRoutes: readonly Routes[] = [
  startPages,
  draftPages,
  requestPages,
  defineRelativePages,
  defineRelativeDraftPages,
];

export const enrolmentAssets: readonly Asset[] = [uploadScript];
