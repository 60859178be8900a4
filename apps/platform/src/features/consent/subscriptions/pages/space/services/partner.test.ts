import { afterAll, beforeAll, expect, test } from "vitest";
import {
  asks,
  required,
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { showPrivateOffers } from "../../../../../authorities/authorities/index.ts";
import { acceptConsent } from "../../../../consent/index.ts";

// The authority publishes the offer of a private body: whoever agrees is told, before and after, whose
// service it is.

let home: SpaceHouse;
let jeanne: Someone;

beforeAll(async () => {
  home = await spaceHouse();
  await showPrivateOffers(await anAgent(home.house, home.caen, ["authority_administrator"]), { shown: true });
  jeanne = await home.jeanne();
});
afterAll(() => home?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

test.each([
  ["business", "Le Drakkar, partenaire privé de la Ville de Caen"],
  ["association", "Le Drakkar, association partenaire de la Ville de Caen"],
] as const)(
  "a partner (%s) is named where one begins, agrees, and reads one’s agreement",
  async (kind, named) => {
    const cinema = await home.service(`cinema-${kind}`, {
      requests: [asks("given_name", required)],
      presentation: { partner: { name: "Le Drakkar", kind } },
    });
    const browser = await home.server.signedIn(jeanne);
    const read = async (path: string) => plain((await browser.open(`/caen/espace${path}`)).body);
    expect(await read(`/services/caen/cinema-${kind}`)).toContain(named);
    const consent = await read(`/services/caen/cinema-${kind}/accord`);
    expect(consent).toContain(`(${named}) vous demande`);
    expect(consent).toContain("vous adresser directement à : Le Drakkar.");
    expect(consent).not.toContain("au guichet (");

    const { id } = await acceptConsent(jeanne, {
      personId: jeanne.personId,
      serviceId: cinema.id,
      version: cinema.version,
      granted: ["given_name"],
      refused: [],
    });
    for (const path of ["/services", `/accords/${id}`]) expect(await read(path)).toContain(named);
    expect(await read("/informations/export")).toContain("Partenaire privé Le Drakkar");
  },
);
