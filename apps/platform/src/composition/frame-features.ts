import type { FrameFeatures } from "../frames/feature/frame-features.ts";
import { listWaitingApprovals } from "../frames/feature/list-waiting-approvals.ts";
import type { SlotPatience } from "../frames/feature/load-slot.ts";
import type { FeatureRegistry } from "../frames/feature/registry.ts";
import type { Log } from "../infra/log/log.ts";
import { buildJournalFormatter } from "./journal-words.ts";
import { takeOut } from "./take-out.ts";

/** What frames show of these features. */
export const buildFrameFeatures = (registry: FeatureRegistry, patience: SlotPatience): FrameFeatures => ({
  registry,
  patience,
  tell: buildJournalFormatter(registry.contributions),
  listWaitingApprovals: (context) => listWaitingApprovals({ kinds: registry.approvals, patience }, context),
  gather: (context, personId) => context.read((tx) => takeOut(registry.contributions)(tx, context, personId)),
});

/** A part of a page that fails or overruns is logged, by its name, and the page goes on. */
export const buildSlotPatience = (budgetMs: number, log: Pick<Log, "error">): SlotPatience => ({
  budgetMs,
  startTimer: (milliseconds, elapse) => {
    const timer = setTimeout(elapse, milliseconds);
    return () => clearTimeout(timer);
  },
  onFailure: (error, fill) => log.error({ err: error, module: fill }, "part of a page did not answer"),
});
