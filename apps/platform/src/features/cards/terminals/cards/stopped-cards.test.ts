import { decodeJwt } from "jose";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anAgent } from "../../../../testing/builders.ts";
import {
  getSupport,
  recordSupportLoss,
  resumeSupport,
  type SupportId,
  suspendSupport,
} from "../../supports/index.ts";
import { writeConfiguration } from "../index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";
import { aJournal } from "../testing/a-reader.ts";

// What a reader is told of cards: those that are stopped, however many serve.

let canteen: Canteen;
let validator: Awaited<ReturnType<typeof anAgent>>;
beforeAll(async () => {
  canteen = await aCanteen();
  validator = await anAgent(canteen.house, canteen.town.id, ["validator"]);
});
afterAll(() => canteen?.house.close());

const seen = async (id: SupportId) => {
  const { version } = await getSupport(validator, id);
  return { id, version, reason: "Carte cherchée" };
};

test("a card is on the list while it is suspended, and for good once it is lost; one that serves is not", async () => {
  await canteen.aCardHolder();
  const stopped = await canteen.aCardHolder();
  const { reader } = await aJournal(canteen.mayor, canteen.town.deskId);
  const denied = async () => {
    const told = decodeJwt<{ denied: { supports: string[] } }>(
      await writeConfiguration(canteen.mayor, reader),
    );
    return told.denied.supports;
  };
  const name = await deniedNameOf(stopped.supportId);
  expect(await denied()).toEqual([]);
  await suspendSupport(validator, await seen(stopped.supportId));
  expect(await denied()).toEqual([name]);
  await resumeSupport(validator, await seen(stopped.supportId));
  expect(await denied()).toEqual([]);
  await recordSupportLoss(validator, { id: stopped.supportId, door: "desk", isRecognised: true });
  expect(await denied()).toEqual([name]);
  await canteen.house.sqlAs("owner", "delete from card where support_id = $1", [stopped.supportId]);
  expect(await denied()).toEqual([name]);
});

test("those that serve are not read: the list comes by the index of those that do not", async () => {
  const said = await canteen.system.transaction(async (tx) => {
    // A few rows are read whole whatever index there is.
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<{
      "QUERY PLAN": string;
    }>`explain select id from support where authority_id = ${canteen.town.id} and state <> 'active'`.execute(
      tx,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(said).toContain("supports_that_do_not_serve");
});

async function deniedNameOf(supportId: string): Promise<string | undefined> {
  const [row] = await canteen.house.sqlAs<{ denied_as: Buffer }>(
    "owner",
    "select denied_as from card where support_id = $1",
    [supportId],
  );
  return row?.denied_as.toString("base64url");
}
