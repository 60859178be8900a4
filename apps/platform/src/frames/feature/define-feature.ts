import type { IconName } from "@ardeco/ui";
import type { ApprovalKind } from "../../kernel/approvals.ts";
import type { Actor } from "../../kernel/context.ts";
import type { Contribution } from "../../kernel/contributions.ts";
import type { Sentence } from "../../kernel/errors.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import type { WaitingKind } from "../../kernel/waiting.ts";
import type { FeaturePages } from "./page-parts.ts";
import type { SlotFill } from "./slots.ts";

/** The frames in which a feature may have pages: each gives its layout, its menu and who is signed in. */
export type FrameName = "site" | "space" | "desk" | "admin";

/** A link in the menu of a frame. */
export interface MenuEntry {
  readonly frame: Exclude<FrameName, "site">;
  /** Relative to the authority: "/espace/…". */
  readonly path: string;
  readonly label: Sentence;
  readonly icon: IconName;
  /** Whoever may not open the page does not see its link. */
  permission(actor: Actor): boolean;
}

/** Jobs that ask every feature (erasure, purge) are given what each answers, in the computed order. */
type FeatureJobs = ModuleJobs | ((contributions: readonly Contribution[]) => ModuleJobs);

/** All that the rest of the system learns about a feature. */
export interface Feature {
  /** Its folder's name, unique in the platform. */
  readonly name: string;
  /** The context in which its folder stands. */
  readonly context: string;
  /** What it answers about people: export, erasure, purge; and how its journal lines read. */
  readonly contribution: Contribution;
  /** Features that erase after this one, each with the reason. The order of all is computed from it. */
  readonly erasedBefore?: Readonly<Record<string, string>>;
  /** Why it erases after every other feature, where it does. */
  readonly erasedLast?: string;
  readonly jobs?: FeatureJobs;
  /** Pages, with the paths that the frame gives: "/espace/…", "/agents/…", "/administration/…". */
  readonly pages?: Readonly<Partial<Record<FrameName, readonly FeaturePages[]>>>;
  readonly menu?: readonly MenuEntry[];
  /** Parts of pages of others. */
  readonly fills?: readonly SlotFill[];
  /** What a second agent agrees to. */
  readonly approvals?: readonly ApprovalKind[];
  /** What of it waits for an agent: rows of the queue of the desk. */
  readonly waiting?: readonly WaitingKind[];
}

/** @throws with a sentence, at the start, where what a feature says of itself does not agree */
export function defineFeature(feature: Feature): Feature {
  const { name, contribution, fills = [], approvals = [], waiting = [] } = feature;
  if (contribution.module !== name)
    throw new Error(`The feature ${name} answers about people under another name: ${contribution.module}.`);
  for (const fill of fills)
    if (!fill.name.startsWith(`${name}.`))
      throw new Error(`The feature ${name} fills ${fill.slot} under a name of others: ${fill.name}.`);
  for (const { kind } of approvals)
    if (!kind.startsWith(`${name}.`))
      throw new Error(`The feature ${name} declares an approval under a name of others: ${kind}.`);
  for (const kind of waiting)
    if (!kind.name.startsWith(`${name}.`))
      throw new Error(`The feature ${name} has something wait under a name of others: ${kind.name}.`);
  return feature;
}
