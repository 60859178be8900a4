import { Card, type CardTransport } from "@ardeco/desfire";
import type { House } from "../debits/house.ts";
import { PlatformError } from "./calls.ts";
import { beginSession, carry } from "./card-session.ts";
import type { Installation } from "./installation.ts";

/** Several applications, a few dozen commands each, some in many frames. */
const MOST_COMMANDS = 1_000;
const UID_BYTES = 7;

export interface Making {
  readonly house: House;
  readonly installation: Pick<Installation, "base" | "secret">;
  readonly report: (error: unknown) => void;
}

/**
 * A card that has no application of the services here is told to the platform, which makes it when an agent
 * asked for one at this reader, and otherwise leaves it alone: nothing is written without that. The function
 * returned ends it.
 */
export function makeCards({ house, installation, report }: Making): () => void {
  return house.desk.listen(({ type, reader }) => {
    if (type !== "card_presented" || house.rights.isRevoked || house.rights.isFaulty) return;
    void house.desk
      .withCard(reader, (card) => makeIfAsked(house, installation, card))
      .catch((error: unknown) => {
        // Nobody asked for it, or no network: a card that is not ours is no news.
        if (!(error instanceof PlatformError)) report(error);
      });
  });
}

async function makeIfAsked(
  house: House,
  installation: Making["installation"],
  transport: CardTransport,
): Promise<void> {
  const card = new Card(transport);
  const uid = await card.getUid();
  if (uid.length !== UID_BYTES || (await isOurs(house, card))) return;
  const first = await beginSession(installation, { make: Buffer.from(uid).toString("hex") });
  await carry(installation, first, { card: transport, most: MOST_COMMANDS });
}

/** One of the applications that the configuration names is on it: it serves, and is no blank card. */
async function isOurs(house: House, card: Card): Promise<boolean> {
  for (const { card: layout } of house.rights.held?.services ?? []) {
    const isThere = await card.selectApplication(Buffer.from(layout.application, "hex")).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}
