import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmulatedCard, present } from "@ardeco/desfire/emulator";
import { aPcscd, aToken, startReaderPlatform, withoutPcscd, withoutToken } from "@ardeco/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeCard } from "./demonstration/make-card.ts";
import { aDayFor, demonstrationService } from "./demonstration/platform-of-one.ts";
import { DEBIT_LABEL, demonstrationMasters } from "./demonstration/public-keys.ts";
import { aProgram, aProgramIn } from "./testing/a-program.ts";
import { aPage, PAGE, purseOf } from "./testing/a-reader.ts";
import { aSocket } from "./testing/a-socket.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ardeco-program-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = () => ["--origin", PAGE, "--folder", join(folder, "reader")];

test("started with an emulated card: paired, debited, killed, started again: the same answer, and the card in its file", async () => {
  const args = [...place(), "--emulated-card", join(folder, "carte.json")];
  const first = await aProgram(...args);
  const page = aPage(first);
  expect(await page.pair(await first.code())).toMatchObject({ status: 201 });
  const said = await page.send("/v1/debit", { key: "a", amount: 350 });
  expect(said).toMatchObject({ status: 200, body: { balance: 1_650 } });
  // Whoever tries it without a platform sees a yes.
  expect(await page.send("/v1/enter", {})).toMatchObject({ status: 200, body: { may: true, reason: null } });
  await first.kill();
  await using second = await aProgram(...args);
  const again = aPage(second);
  again.holds(page.token);
  expect((await again.send("/v1/debit", { key: "a", amount: 350 })).text).toBe(said.text);
  expect(await again.send("/v1/debit", { key: "b", amount: 50 })).toMatchObject({
    body: { balance: 1_600, counter: 2 },
  });
  second.types("e");
  expect(await second.said(/^Étalonné : (.+)/)).toMatch(/ ms par commande, .+ ms par tour de preuve/);
  const socket = await aSocket(second, { token: page.token });
  second.types("c");
  expect(await socket.next()).toMatchObject({ type: "card_removed" });
  second.types("e");
  expect(await second.said(/^Rien n’est mesuré. (.+)/)).toBe("Présentez une carte.");
  expect(await again.send("/v1/debit", { key: "c", amount: 50 })).toMatchObject({
    body: { code: "no_card" },
  });
  second.types("c");
  expect(await socket.next()).toMatchObject({ type: "card_presented", support: expect.any(String) });
  socket.close();
});

test("shows no code until somebody presses Enter, and says whose eyes to keep it from", async () => {
  await using program = await aProgram(...place(), "--emulated-card", join(folder, "carte.json"));
  const codes = /^(Code d’appairage : \S+|Entrée montre un code d’appairage.+)/;
  expect(await program.said(codes)).toContain("Que personne d’autre ne voie cet écran");
  program.types("autre chose");
  program.types("c");
  program.types("");
  const first = await program.said(codes);
  expect(first).toMatch(/^Code d’appairage : \w{4}-\w{4}$/);
  expect(await aPage(program).pair(await program.code())).toMatchObject({ status: 201 });
  expect(await aPage(program).pair(first.split(" ").at(-1) ?? "")).toMatchObject({
    body: { code: "code_refused" },
  });
  // The page of the program is for whoever looks at the PC: it has none.
  const code = await program.code();
  const page = await (await fetch(program.origin)).text();
  expect([page.includes("Lecteur de cartes"), page.includes(code)]).toEqual([true, false]);
});

/**
 * Against the real service of smart cards; where there is none, the name of the story says why it is left
 * out.
 */
const realStory = (name: string, tell: () => Promise<void>) =>
  test.skipIf(withoutPcscd)(withoutPcscd ? `${name} (left out: ${withoutPcscd})` : name, tell, 120_000);

realStory(
  "through pcscd and a virtual reader: paired, presented, debited, torn in the commit, told on the way back",
  async () => {
    await using pcscd = await aPcscd();
    await using program = await aProgram(...place(), "--demonstration");
    const page = aPage(program);
    await page.pair(await program.code());
    const socket = await aSocket(program, { token: page.token });
    const card = new EmulatedCard({ memory: await makeCard() });
    const first = await present(card, pcscd.readers[0]);
    expect(await socket.next()).toMatchObject({
      type: "card_presented",
      reader: "Ardeco 00 00",
      support: expect.any(String),
    });
    expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
      body: { balance: 1_650 },
    });
    // The card obeys the commit, and leaves before it answers.
    const answers = card.transmit.bind(card);
    card.transmit = async (apdu) => {
      const answer = await answers(apdu);
      if (apdu[1] === 0xc7) first.remove();
      return answer;
    };
    expect(await page.send("/v1/debit", { key: "b", amount: 100 })).toMatchObject({
      status: 409,
      body: { code: "debit_unknown" },
    });
    card.transmit = answers;
    expect(purseOf(card.memory)).toEqual({ balance: 1_550, counter: 2 });
    expect(await socket.next()).toMatchObject({ type: "card_removed" });
    // On the other reader: a virtual one that a card has just left may find the next one mute.
    const back = await present(card, pcscd.readers[1]);
    expect(await socket.next()).toMatchObject({ type: "card_presented", support: expect.any(String) });
    expect(await page.send("/v1/debit", { key: "b", amount: 100 })).toMatchObject({
      body: { balance: 1_550, counter: 2 },
    });
    socket.close();
    back.remove();
  },
);

const without = withoutPcscd ?? withoutToken;
const wholeStory = (name: string, tell: () => Promise<void>) =>
  test.skipIf(without)(without ? `${name} (left out: ${without})` : name, tell, 120_000);

wholeStory(
  "installed, with a token and pcscd: its platform's rights, a debit, a credit, and the journal handed over",
  async () => {
    await using pcscd = await aPcscd();
    await using platform = await startReaderPlatform({ creditKey: demonstrationMasters.credit });
    const token = await aToken();
    token.writeAesKey(DEBIT_LABEL, Buffer.from(demonstrationMasters.debit).toString("hex"));
    token.writeAesKey("reader-sealing", "000102030405060708090a0b0c0d0e0f");
    token.makeSigningKey("reader-signature");
    const { code, equipment } = platform.register();
    const rights = aDayFor(equipment, [demonstrationService([PAGE])], new Date());
    await platform.configure(equipment, rights);
    await writeFile(join(folder, "keys.json"), JSON.stringify(platform.keys));
    const { module, token: label, pinFile, environment } = token.settings;
    const env = { ...environment, PKCS11_MODULE: module, PKCS11_TOKEN: label, PKCS11_PIN_FILE: pinFile };
    const kept = ["--folder", join(folder, "reader")];
    const installing = [
      "--platform",
      platform.base,
      "--code",
      code,
      "--platform-keys",
      join(folder, "keys.json"),
    ];
    await using program = await aProgramIn(env, ...kept, ...installing);
    const page = aPage(program);
    expect(await page.pair(await program.code())).toMatchObject({ status: 201, body: { reader: equipment } });
    const socket = await aSocket(program, { token: page.token });
    const card = new EmulatedCard({ memory: await makeCard() });
    const there = await present(card, pcscd.readers[0]);
    expect(await socket.next()).toMatchObject({ type: "card_presented", support: expect.any(String) });
    expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
      body: { balance: 1_650 },
    });
    expect(await page.send("/v1/credit", { key: "b", amount: 1_000 })).toMatchObject({
      body: { balance: 2_650 },
    });
    expect(purseOf(card.memory)).toEqual({ balance: 2_650, counter: 2 });
    await vi.waitFor(
      () => expect(platform.linesOf(equipment).map(({ kind }) => kind)).toEqual(["attempted", "debited"]),
      {
        timeout: 90_000,
      },
    );
    expect(platform.refused).toEqual([]);
    // Installed a second time beside itself: refused, its code still good, and the first one is who it was.
    const installed = await readFile(join(folder, "reader", "platform"));
    const second = platform.register();
    const again = installing.map((word) => (word === code ? second.code : word));
    await expect(aProgramIn(env, ...kept, ...again)).rejects.toThrow("is used by another reader program");
    expect(await readFile(join(folder, "reader", "platform"))).toEqual(installed);
    socket.close();
    there.remove();
    await token.close();
  },
);
