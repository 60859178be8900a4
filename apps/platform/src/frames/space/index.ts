import { defineConsentPages } from "../../features/consent/consent/pages/space/consent/index.ts";
import type { OpenId } from "../../features/consent/openid/index.ts";
import type { Routes } from "../../web/index.ts";
import { type FrameFeatures, mountFeaturePages, setFrameFeatures } from "../feature/frame-features.ts";
import { requirePerson } from "./common/require-person.ts";

export interface SpaceParts {
  readonly features: FrameFeatures;
  readonly openId: OpenId;
}

/** The person's space, behind their session. */
export const spacePages =
  ({ features, openId }: SpaceParts): Routes =>
  async (app) => {
    await app.register(async (signedIn) => {
      setFrameFeatures(signedIn, features);
      requirePerson(signedIn);
      await mountFeaturePages(signedIn, features, "space");
      defineConsentPages(signedIn, openId);
    });
  };
