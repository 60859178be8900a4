import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Platform, saying, startPlatform, stopped } from "./platform.ts";
import { withdrawFromLibrary } from "./withdraw.ts";

const APPLICATION = "http://localhost:3100";
let platform: Platform;
let application: ChildProcess;
beforeAll(async () => {
  platform = await startPlatform();
  const program = fileURLToPath(new URL("../../examples/mediatheque.ts", import.meta.url));
  application = spawn(process.execPath, [program, "--demo", platform.factsPath], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await saying(application, "Médiathèque :");
}, 120_000);
afterAll(async () => {
  if (application) await stopped(application);
  await platform?.stop();
});

describe("the example that vendors read", () => {
  test("opens a subscription with no retyping, follows changes, and closes at the withdrawal", async () => {
    const karim = await platform.signedIn("karim");
    await karim.open(`${APPLICATION}/`);
    await karim.submit({}, "/inscription");
    const shown = await karim.submit({ accord: ["age_over_18", "email"], geste: "accepter" }, "/autoriser/");
    expect(shown).toMatchObject({ status: 200, url: `${APPLICATION}/` });
    expect(shown.body).toMatch(/Bonjour Karim .*MED-\d{8}.*karim\.benali@courriel\.example/s);
    expect(shown.body).toContain("par Ville de Caen");

    await withdrawFromLibrary(karim, platform.url);
    await vi.waitFor(
      async () => expect((await karim.open(`${APPLICATION}/`)).body).toContain("S’inscrire avec mon compte"),
      { timeout: 20_000, interval: 500 },
    );
  });

  test("a refusal is answered kindly, with the other way in", async () => {
    const jeanne = await platform.signedIn("jeanne");
    await jeanne.open(`${APPLICATION}/`);
    await jeanne.submit({}, "/inscription");
    const refused = await jeanne.submit({ geste: "refuser" }, "/autoriser/");
    expect(refused.body).toContain("Vous n’avez rien transmis");
  });
});
