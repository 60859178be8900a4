import { type ServiceDefinition, type StudiedService, studiedServices } from "@ardeco/contracts";
import type { OfferedService } from "./service.ts";

/**
 * Lecko's levels: nothing, information, form to download, online form, tracking, payment and full
 * dematerialisation.
 */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;

/** Why a level is reached, or the next one is not. */
export type LevelReason =
  | "nothing_published"
  | "page"
  | "form_to_print"
  | "no_form"
  | "online_form"
  | "online_elsewhere"
  | "unknown_elsewhere"
  | "followed"
  | "no_application"
  | "paid_online"
  | "not_paid_online"
  | "papers_to_show";

export interface Graded {
  readonly level: Level;
  /** From the first level on. */
  readonly reached: readonly LevelReason[];
  /** What stands before the next level; absent at the highest. */
  readonly missing?: LevelReason;
}

/**
 * The level of one service, from what it really offers: each step of the study rests on a member of the
 * definition, or on the application that runs behind. Of a form on another site nothing more is known: no
 * tracking is claimed for it.
 */
export function computeServiceGrade(
  { type, channels, presentation = {} }: ServiceDefinition,
  facts: { readonly hasApplication: boolean },
): Graded {
  const reached: LevelReason[] = presentation.form === undefined ? ["page"] : ["page", "form_to_print"];
  const low = presentation.form === undefined ? 1 : 2;
  if (type === "link")
    return { level: 3, reached: [...reached, "online_elsewhere"], missing: "unknown_elsewhere" };
  if (type === "information" || !channels.includes("web")) return { level: low, reached, missing: "no_form" };
  reached.push("online_form");
  if (!facts.hasApplication) return { level: 3, reached, missing: "no_application" };
  reached.push("followed");
  if (presentation.paidOnline !== true) return { level: 4, reached, missing: "not_paid_online" };
  // A paper that proves an element is shown once, at enrolment; any other is still to be brought.
  const papers = presentation.documents?.some(({ kind }) => kind === undefined) ?? false;
  if (papers) return { level: 4, reached: [...reached, "paid_online"], missing: "papers_to_show" };
  return { level: 5, reached: [...reached, "paid_online"] };
}

export interface GradedService extends Graded {
  readonly studied: StudiedService;
  /** The service that gives the level; absent when nothing is published. */
  readonly service?: OfferedService;
}

export interface Sophistication {
  /** In the order of the study. */
  readonly services: readonly GradedService[];
  /** Mean of the levels, over the 17 services that the report names of the study's 18. */
  readonly score: number;
}

/**
 * The score of an authority from what its people are offered, whoever publishes it; of two services, the
 * better counts.
 */
export function computeCatalogueGrade(
  offered: readonly OfferedService[],
  hasApplication: (service: OfferedService) => boolean,
): Sophistication {
  const services = (Object.keys(studiedServices) as StudiedService[]).map((studied) =>
    findBestGrade(studied, offered, hasApplication),
  );
  const total = services.reduce((sum, { level }) => sum + level, 0);
  return { services, score: total / services.length };
}

function findBestGrade(
  studied: StudiedService,
  offered: readonly OfferedService[],
  hasApplication: (service: OfferedService) => boolean,
): GradedService {
  const graded = offered
    .filter(({ definition }) => definition.presentation?.studied === studied)
    .map((service) => ({
      studied,
      service,
      ...computeServiceGrade(service.definition, { hasApplication: hasApplication(service) }),
    }))
    .sort((one, other) => other.level - one.level);
  return graded[0] ?? { studied, level: 0, reached: [], missing: "nothing_published" };
}
