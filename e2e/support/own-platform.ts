import { afterAll, beforeAll } from "vitest";
import { newPlace, type Platform, startPlatform } from "./platform.ts";
import { type Sessions, signEverybodyIn } from "./sessions.ts";

/** A platform for one file of tests, where everybody signed in just now: for `useChromium`. */
export function useOwnPlatform(): () => { readonly url: string; readonly sessions: Sessions } {
  let platform: Platform;
  let sessions: Sessions;
  beforeAll(async () => {
    platform = await startPlatform(await newPlace());
    sessions = await signEverybodyIn(platform.url, platform.facts);
  });
  afterAll(() => platform?.remove());
  return () => ({ url: platform.url, sessions });
}
