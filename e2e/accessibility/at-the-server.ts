import { anSshd } from "@ardeco/testing";
import type { Page } from "playwright-core";
import { until } from "../support/until.ts";
import { inLanguage } from "./sending.ts";

const languages = ["fr", "en"];

/** A service's files left on a vendor's server: its key shown, confirmed, then another key in its place. */
export async function leaveFilesOnAServer(
  page: Page,
  service: string,
  look: (language: string) => Promise<void>,
): Promise<void> {
  await using sshd = await anSshd();
  const files = `${service}/fichiers`;
  const lookAt = async (path: string) => {
    for (const language of languages) {
      await page.goto(inLanguage(path, language));
      await look(language);
    }
    await page.goto(inLanguage(path, "fr"));
  };
  const press = (name: string) => page.getByRole("button", { name }).click();
  await page.goto(inLanguage(`${files}/relier`, "fr"));
  await press("Relier par fichiers");
  await page.goto(`${files}/depot`);
  const { host, port, user } = sshd.at;
  const typed = { host, port: String(port), account: user, outFolder: "depart", inFolder: "retour" };
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(value);
  await press("Enregistrer le serveur");
  await sshd.welcome(await page.locator("pre.ar-code").innerText());
  await press("Vérifier la connexion");
  await page.getByText(sshd.fingerprint()).first().waitFor();
  await lookAt(`${files}/depot`);
  await press("Confirmer cette empreinte");
  await page.getByText("En service").waitFor();
  await lookAt(`${files}/depot`);
  await lookAt(files);
  await sshd.changeHostKey();
  await page.goto(`${files}/depot`);
  await press("Déposer et relever maintenant");
  await until(async () => {
    await page.goto(`${files}/depot`);
    if (!(await page.content()).includes("présenté une autre clé"))
      throw new Error("the server still serves");
  });
  await lookAt(`${files}/depot`);
  await lookAt(files);
}
