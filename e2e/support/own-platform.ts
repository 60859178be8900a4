import { afterAll, beforeAll, inject } from "vitest";
import { copyPlace, type Place, type Platform, startPlatform } from "./platform.ts";
import { type Sessions, signEverybodyIn } from "./sessions.ts";

/** The data of a first start that is over: for tests that do not try the first start itself. */
export const filledPlace = (): Promise<Place> => copyPlace(inject("filledDirectory"));

/** A platform for one file of tests, where everybody signed in just now: for `useChromium`. */
export function useOwnPlatform(): () => { readonly url: string; readonly sessions: Sessions } {
  let platform: Platform;
  let sessions: Sessions;
  beforeAll(async () => {
    platform = await startPlatform(await filledPlace());
    sessions = await signEverybodyIn(platform.url, platform.facts);
  });
  afterAll(() => platform?.remove());
  return () => ({ url: platform.url, sessions });
}
