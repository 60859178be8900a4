import { expect, inject, test } from "vitest";
import { bringAxe, inspect } from "../accessibility/inspect.ts";
import { useCamera } from "../support/camera.ts";
import { watch } from "../support/chromium.ts";
import { film } from "../support/film.ts";
import { aPrintedCard } from "../support/printed-card.ts";
import { Visitor } from "../support/visitor.ts";

const { url, sessions } = inject("platform");
const camera = useCamera();

test("a kiosk without a scanner: somebody presses, holds a printed card before the camera, and reads their balances", async () => {
  const helene = new Visitor(url, sessions.helene);
  const form = await helene.get("/caen/administration/equipements/nouveau");
  const [, desk = ""] = /name="desk"[^>]*value="([^"]+)"/.exec(form.body) ?? [];
  const facts = { name: "Borne sans lecteur", place: "Hall", kind: "kiosk", desk };
  const { body } = await helene.submit(form, "/equipements/nouveau", facts);
  const code = /<strong>\s*<code[^>]*>([^<]+)/.exec(body)?.[1] ?? "no code";
  await camera.sees(film(await aPrintedCard(url, sessions.claire)));
  const context = await camera.open(url);
  await bringAxe(context);
  const kiosk = await context.newPage();
  const odd = watch(kiosk, url);
  await kiosk.goto("/caen/borne");
  await kiosk.getByLabel("Code d’appairage").fill(code);
  await kiosk.getByRole("button", { name: "Relier" }).click();
  await kiosk.getByRole("button", { name: "Lire avec la caméra" }).waitFor();
  expect(await inspect(kiosk, "fr")).toEqual([]);
  await kiosk.getByRole("button", { name: "Lire avec la caméra" }).click();
  await kiosk.getByRole("heading", { level: 1, name: "Bonjour Claire" }).waitFor();
  expect(odd).toEqual([]);
  await context.close();
});
