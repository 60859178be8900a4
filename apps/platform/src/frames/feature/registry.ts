import type { ApprovalKind } from "../../kernel/approvals.ts";
import type { Contribution } from "../../kernel/contributions.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import type { WaitingKind } from "../../kernel/waiting.ts";
import type { Feature, FrameName, MenuEntry } from "./define-feature.ts";
import type { FeaturePages } from "./page-parts.ts";
import type { SlotFill } from "./slots.ts";
import { type Constraint, sortByConstraints } from "./sort-by-constraints.ts";
import { sortFills } from "./sort-fills.ts";

/** What all features bring together. */
export interface FeatureRegistry {
  readonly features: readonly Feature[];
  /** What each answers about people, in the order in which people are erased. */
  readonly contributions: readonly Contribution[];
  readonly jobs: readonly ModuleJobs[];
  /** What a second agent agrees to, of every feature. */
  readonly approvals: readonly ApprovalKind[];
  listPages(frame: FrameName): readonly FeaturePages[];
  listMenuEntries(frame: MenuEntry["frame"]): readonly MenuEntry[];
  listFills(slot: string): readonly SlotFill[];
  /** What waits for agents, whichever feature it is of, in the order of the counters. */
  readonly waitingKinds: readonly WaitingKind[];
}

/** @throws with a sentence, at the start, where two features exclude each other */
export function buildFeatureRegistry(features: readonly Feature[]): FeatureRegistry {
  requireUnique(
    "features",
    features.map(({ name }) => name),
  );
  const fills = features.flatMap((feature) => feature.fills ?? []);
  requireUnique(
    "fills",
    fills.map(({ name }) => name),
  );
  const entries = features.flatMap(({ menu = [] }) => menu);
  requireUnique(
    "menu entries",
    entries.map(({ path }) => path),
  );
  const approvals = features.flatMap((feature) => feature.approvals ?? []);
  requireUnique(
    "approvals",
    approvals.map(({ kind }) => kind),
  );
  const waitingKinds = features
    .flatMap(({ waiting = [] }) => waiting)
    .toSorted((one, other) => one.order - other.order);
  requireUnique(
    "kinds of what waits",
    waitingKinds.map(({ name }) => name),
  );
  const contributions = orderErasures(features);
  const bySlot = new Map(
    [...Map.groupBy(fills, ({ slot }) => slot)].map(([slot, those]) => [slot, sortFills(those)]),
  );
  return {
    features,
    contributions,
    jobs: features.flatMap(({ jobs = [] }) => (typeof jobs === "function" ? jobs(contributions) : jobs)),
    approvals,
    listPages: (frame) => features.flatMap(({ pages }) => pages?.[frame] ?? []),
    listMenuEntries: (frame) => entries.filter((entry) => entry.frame === frame),
    listFills: (slot) => bySlot.get(slot) ?? [],
    waitingKinds,
  };
}

/** Every constraint on the order of erasure that features declare. */
export function listErasureConstraints(features: readonly Feature[]): readonly Constraint[] {
  const isLast = ({ erasedLast }: Feature) => erasedLast !== undefined;
  const declared = features.flatMap(({ name, erasedBefore = {} }) =>
    Object.entries(erasedBefore).map(([second, reason]) => ({ first: name, second, reason })),
  );
  const last = features
    .filter(isLast)
    .flatMap(({ name: second, erasedLast: reason = "" }) =>
      features.filter((other) => !isLast(other)).map(({ name: first }) => ({ first, second, reason })),
    );
  return [...declared, ...last];
}

function orderErasures(features: readonly Feature[]): readonly Contribution[] {
  const byName = new Map(features.map(({ name, contribution }) => [name, contribution]));
  const order = sortByConstraints([...byName.keys()], listErasureConstraints(features));
  return order.flatMap((name) => byName.get(name) ?? []);
}

function requireUnique(what: string, names: readonly string[]): void {
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0) throw new Error(`Two ${what} have the same name: ${twice.join(", ")}.`);
}
