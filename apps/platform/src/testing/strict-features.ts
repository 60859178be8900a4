import { registry } from "../composition/features.ts";
import { buildFrameFeatures } from "../composition/frame-features.ts";
import type { SlotPatience } from "../frames/feature/load-slot.ts";

/** A part of a page that fails makes the page fail, where a test sees it; no part is ever late. */
export const strictPatience: SlotPatience = {
  budgetMs: 0,
  startTimer: () => () => {},
  onFailure: (error) => {
    throw error;
  },
};

/** Every feature of the platform, given to the frames under test. */
export const strictFeatures = buildFrameFeatures(registry, strictPatience);
