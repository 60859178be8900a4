import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../frames/admin/common/require-admin-agent.ts";
import type { PageParts } from "../../../../../frames/feature/page-parts.ts";
import { declarationForm } from "./declaration-form.ts";
import { modePage } from "./mode-page.tsx";
import { defineAnnounceQuestion, endQuestion, refuseQuestion } from "./questions.ts";

/** The mode of small staffs, and what is announced in it. */
export function defineSmallStaffPages(app: FastifyInstance, parts: PageParts): void {
  requireAnyCapability(app, adminPlaces.smallStaff.for);
  const pages = [modePage, declarationForm, endQuestion, defineAnnounceQuestion(parts), refuseQuestion];
  for (const mount of pages) void mount(app);
}
