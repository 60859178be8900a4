import { registry as ofThePlatform } from "../../composition/features.ts";
import { buildFrameFeatures } from "../../composition/frame-features.ts";
import type { Feature } from "../../frames/feature/define-feature.ts";
import type { SlotPatience } from "../../frames/feature/load-slot.ts";
import { buildFeatureRegistry } from "../../frames/feature/registry.ts";
import { pagesOf } from "../../walls/testing/every-form.ts";
import { aTown } from "../builders.ts";
import { strictPatience } from "../strict-features.ts";
import { testRuntime } from "../test-runtime.ts";
import { testServer } from "../test-server.ts";
import { toyFeature } from "./feature.ts";
import { createToyTable } from "./table.ts";

/** The whole platform with the toy library, and others if a story needs them. */
export async function aToyLibrary(others: readonly Feature[] = [], patience: SlotPatience = strictPatience) {
  const registry = buildFeatureRegistry([...ofThePlatform.features, toyFeature, ...others]);
  const house = await testRuntime(registry.jobs);
  await house.sqlAs("owner", createToyTable);
  const town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  const server = await testServer(house, {
    surfaces: pagesOf(house, [], buildFrameFeatures(registry, patience)),
  });
  return { registry, house, town, server };
}

export type ToyLibrary = Awaited<ReturnType<typeof aToyLibrary>>;
