import type { Sentence } from "../../../../kernel/errors.ts";
import type { ComplianceFacts } from "../facts.ts";
import { themeNames } from "../words.ts";
import { accessMeasures } from "./access.ts";
import { dataMeasures } from "./data.ts";
import { type Measure, type MeasureState, type Theme, themes } from "./define.ts";
import { exchangeMeasures } from "./exchanges.ts";
import { operationMeasures } from "./operation.ts";

const compareThemes = (one: Measure, other: Measure): number =>
  themes.indexOf(one.theme) - themes.indexOf(other.theme);

/** Every measure, by theme. */
export const measures: readonly Measure[] = [
  ...dataMeasures,
  ...accessMeasures,
  ...exchangeMeasures,
  ...operationMeasures,
].toSorted(compareThemes);

/** A measure as it is today. */
export interface MeasureSeen {
  readonly key: string;
  readonly theme: Theme;
  readonly themeName: Sentence;
  readonly state: MeasureState;
  readonly text: Sentence;
  /**
   * Compared from one version to the next: sentences may be written better without anything having changed.
   */
  readonly essence: string;
  readonly todo?: Sentence;
  readonly proofs: readonly string[];
}

export const listMeasuresSeen = (facts: ComplianceFacts): readonly MeasureSeen[] =>
  measures.map(({ key, theme, todo, proofs = [], see }) => {
    const { state, text, essence } = see(facts);
    return {
      key,
      theme,
      themeName: themeNames[theme],
      state,
      text,
      essence: JSON.stringify([state, essence ?? null]),
      ...(state === "off" && todo ? { todo } : {}),
      proofs,
    };
  });
