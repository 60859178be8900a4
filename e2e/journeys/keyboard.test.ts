import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";

const device = useChromium();

describe("with the keyboard alone", () => {
  test("a whole enrolment, to its receipt", async () => {
    const page = await device.open({ scripts: true });
    await page.goto("/caen/inscription");
    await tabTo(page, "Commencer");
    await press(page, "Notez votre code de reprise");
    await tabTo(page, "Répondre aux questions");
    await press(page, "Comment vous appelez-vous ?");
    await type(page, "Prénom", "Rose", "Marin");
    await press(page, "Quelle est votre date de naissance ?");
    await type(page, "Jour", "8", "3", "1991");
    await press(page, "Où habitez-vous ?");
    await type(page, /^Numéro et rue/, "3 rue des Jacobins", "", "14000", "Caen");
    await press(page, "Comment vous joindre ?");
    await tabTo(page, "Continuer");
    await press(page, /inscrire un enfant/);
    await tabTo(page, "Oui");
    await page.keyboard.press("ArrowDown");
    await press(page, "Quelle pièce d’identité avez-vous ?");
    await chooseLast(page, "Carte nationale d’identité");
    await press(page, "Quel justificatif de domicile avez-vous ?");
    await chooseLast(page, /^Justificatif de domicile/);
    await press(page, "Vérifiez vos réponses");
    await tabTo(page, "Envoyer ma demande");
    await press(page, "Votre demande est envoyée");
  });

  test("an agent decides the first file of the morning, whole, in thirty presses and no mouse", async () => {
    const page = await device.open({ as: "camille", scripts: true });
    const presses = counting(page);
    await page.goto("/caen/agents");
    await tabTo(page, "Aller au contenu");
    await page.keyboard.press("Enter");
    await tabTo(page, "Ouvrir le premier dossier");
    await page.keyboard.press("Enter");
    await page.waitForURL(/dossiers/);
    await tabTo(page, "Aller au contenu");
    await page.keyboard.press("Enter");
    await tabTo(page, "Aller à la première information à vérifier");
    await page.keyboard.press("Enter");
    const waits = page.getByRole("button", { name: /^Valider\s:/ });
    for (let left = await waits.count(); left > 0; left = await waits.count()) {
      await tabTo(page, "Vu sur");
      await page.keyboard.press("ArrowDown");
      await tabTo(page, /^Valider\s:/);
      await page.keyboard.press("Enter");
      await page.waitForURL(/fait=valide/);
      await expect.poll(() => waits.count()).toBeLessThan(left);
    }
    await page.getByRole("link", { name: "Dossier suivant" }).waitFor();
    const decided = page.url();
    await tabTo(page, "Dossier suivant");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href !== decided);
    expect(presses()).toBeLessThanOrEqual(30);
  });

  test("an agent decides one element of a file", async () => {
    const page = await device.open({ as: "camille", scripts: true });
    await page.goto("/caen/agents");
    await tabTo(page, "Awa Traoré");
    await press(page, "Awa Traoré");
    await tabTo(page, /^Vu sur/);
    await page.keyboard.press("ArrowDown");
    await tabTo(page, /^Valider/);
    await page.keyboard.press("Enter");
    await page.getByText("C’est validé").waitFor();
  });

  test("the page of consent: what is optional, then no", async () => {
    const page = await device.open({ as: "karim", scripts: true });
    await page.goto("/caen/espace/services/caen/mediatheque/accord");
    await tabTo(page, /Avoir 18 ans ou plus/);
    await page.keyboard.press("Space");
    expect(await page.getByRole("checkbox", { name: /Avoir 18 ans/ }).isChecked()).toBe(true);
    await tabTo(page, "Tout refuser");
    await page.keyboard.press("Enter");
    await page.waitForURL(/refuse=1/);
  });

  test("a yes, then its withdrawal", async () => {
    const page = await device.open({ as: "karim", scripts: true });
    await page.goto("/caen/espace/services/caen/mediatheque/accord");
    await tabTo(page, "Accepter");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.endsWith("/accord"));
    await page.goto("/caen/espace/services/caen/mediatheque");
    await tabTo(page, /^Voir le détail/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/accords\//);
    await tabTo(page, "Retirer mon accord");
    await press(page, /Retirer votre accord/);
    await tabTo(page, "Retirer mon accord");
    await page.keyboard.press("Enter");
    await page.getByText("Votre accord est retiré").waitFor();
  });

  test("the first press skips to the content", async () => {
    const page = await device.open();
    await page.goto("/caen/");
    await page.keyboard.press("Tab");
    expect((await focused(page)).name).toBe("Aller au contenu");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#content$/);
  });
});

/** How many keys went down since. */
function counting(page: Page): () => number {
  let count = 0;
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (...key) => {
    count += 1;
    return press(...key);
  };
  return () => count;
}

/** Presses Tab until what has this name has the focus; the focus must show at each step. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    expect(now.visible, `the focus shows on “${now.name}”`).toBe(true);
    if (typeof name === "string" ? now.name === name : name.test(now.name)) return;
  }
  throw new Error(`${name} is out of reach of the keyboard on ${page.url()}`);
}

/** From this field on, one answer a field. */
async function type(page: Page, first: string | RegExp, ...answers: readonly string[]): Promise<void> {
  await tabTo(page, first);
  for (const [index, answer] of answers.entries()) {
    if (index > 0) await page.keyboard.press("Tab");
    await page.keyboard.type(answer);
  }
}

/** Tab enters a group of choices at the first; the arrow up goes round to the last. */
async function chooseLast(page: Page, first: string | RegExp): Promise<void> {
  await tabTo(page, first);
  await page.keyboard.press("ArrowUp");
}

/** Enter, then the page that it leads to. */
async function press(page: Page, heading: string | RegExp): Promise<void> {
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

/** The words of what has the focus, and whether its outline or shadow shows. */
function focused(page: Page): Promise<{ name: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { name: "", visible: false };
    const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const label = isField ? element.labels?.[0]?.textContent : undefined;
    const shows = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration) =>
      (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    // A box and its words are outlined together, by their common line.
    const line = element.closest(".ar-choice") ?? element;
    const visible = shows(getComputedStyle(line));
    return { name: (label ?? element.textContent ?? "").trim(), visible };
  });
}
