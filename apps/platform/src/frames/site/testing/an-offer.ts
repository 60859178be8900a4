import { randomUUID } from "node:crypto";
import { parseId } from "../../../kernel/ids.ts";
import { aDefinition } from "../../../testing/services.ts";
import type { Offer, Offered } from "../offer.ts";

interface Titled {
  readonly fr: string;
  readonly en: string;
  readonly summary: string;
  readonly keywords?: readonly string[];
}

const caen: Offer["here"] = {
  id: parseId<"authority">("7f1d4c2e-3b5a-4e86-9d10-2a6c8e0b4f13"),
  slug: "caen",
  name: "Ville de Caen",
  kind: "commune",
  officialCode: "14118",
  colour: "#1f5fa6",
  contact: {},
};

/** What the town offers, as the site reads it. */
export const anOffer = (services: readonly Titled[]): Offer => ({
  here: caen,
  providers: [caen],
  door: "open",
  services: services.map(offered),
});

function offered({ fr, en, summary, keywords }: Titled): Offered {
  const slug = fr.toLowerCase().replaceAll(/[^a-z]/g, "");
  return {
    href: `/caen/services/${slug}`,
    icon: "file-text",
    provider: caen,
    service: {
      id: parseId<"service">(randomUUID()),
      providerId: caen.id,
      slug,
      status: "published",
      version: 1,
      changedOn: "2026-11-01",
      definition: aDefinition({
        title: { fr, en },
        summary: { fr: summary, en: summary },
        ...(keywords ? { presentation: { keywords } } : {}),
      }),
    },
  };
}
