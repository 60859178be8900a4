import { expect, inject, test } from "vitest";
import { useCamera } from "../support/camera.ts";
import { film } from "../support/film.ts";
import { aPrintedCard } from "../support/printed-card.ts";

const { url, sessions } = inject("platform");
const camera = useCamera();

test("at the desk, a code in front of the camera is read and checked, without a key pressed", async () => {
  await camera.sees(film(await aPrintedCard(url, sessions.claire)));
  const context = await camera.open(url, { cookies: sessions.camille ?? [] });
  const page = await context.newPage();
  await page.goto("/caen/agents/supports/verifier");
  await page.getByRole("button", { name: "Lire avec la caméra" }).click();
  await page.getByText("Ce support est valable").waitFor();
  expect(await page.getByRole("heading", { name: /Il est à Claire/ }).isVisible()).toBe(true);
  await context.close();
});
