import type { FastifyInstance, FastifyRequest } from "fastify";
import type { MenuEntry } from "./define-feature.ts";
import { type LoadedFill, loadSlot, type SlotPatience } from "./load-slot.ts";
import type { PageParts } from "./page-parts.ts";
import type { FeatureRegistry } from "./registry.ts";
import type { Slot, SlotInput } from "./slots.ts";

/** What the frames show of features, none of which they know. */
export interface FrameFeatures extends PageParts {
  readonly registry: FeatureRegistry;
  readonly patience: SlotPatience;
}

const provided = new WeakMap<FastifyRequest, FrameFeatures>();

/** Every page of this scope has the menus, slots and journal sentences of these features. */
export function setFrameFeatures(app: FastifyInstance, features: FrameFeatures): void {
  app.addHook("onRequest", async (request) => void provided.set(request, features));
}

/** Pages of features in this frame, behind what the frame asks of who comes. */
export async function mountFeaturePages(
  app: FastifyInstance,
  features: FrameFeatures,
  frame: Parameters<FeatureRegistry["listPages"]>[0],
): Promise<void> {
  for (const pages of features.registry.listPages(frame))
    await app.register(async (scope) => pages(scope, features));
}

/** @throws where the page is outside every frame */
export function getFeatures(request: FastifyRequest): FrameFeatures {
  const features = provided.get(request);
  if (!features) throw new Error("no feature was provided to the pages of this frame");
  return features;
}

/** Links of features in the menu of this frame, for who is signed in. */
export function listMenu(request: FastifyRequest, frame: MenuEntry["frame"]) {
  const { brand, context, language } = request.ardeco;
  const path = request.url.split("?")[0] ?? "";
  const entries = provided.get(request)?.registry.listMenuEntries(frame) ?? [];
  return entries
    .filter(({ permission }) => permission(context.actor))
    .map(({ path: own, label, icon }) => {
      const href = `/${brand.slug}${own}`;
      return { href, label: label[language], icon, current: path === href || path.startsWith(`${href}/`) };
    });
}

/** What features show in this slot of the page. */
export const loadPageSlot = <Payload, Input extends SlotInput>(
  request: FastifyRequest,
  slot: Slot<Payload, Input>,
  input: Input,
): Promise<readonly LoadedFill<Payload>[]> =>
  loadSlot({ ...getFeatures(request), visit: request.ardeco, slot }, input);
