// The words of every surface, at the hand of this one.
export { longDay, longInstant, timeOfDay } from "../../common/dates/dates.ts";
