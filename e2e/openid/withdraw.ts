import type { Browser } from "../support/browser.ts";

/** In the person's space: who knows what → the library → withdraw → confirm. */
export async function withdrawFromLibrary(browser: Browser, platformUrl: string): Promise<void> {
  const services = await browser.open(`${platformUrl}/caen/espace/accords`);
  const address = /\/caen\/espace\/accords\/[0-9a-f-]{36}/.exec(services.body)?.[0];
  if (!address) throw new Error(`no agreement among the services of ${platformUrl} (${services.status})`);
  await browser.open(`${platformUrl}${address}/retrait`);
  await browser.submit({}, "/retrait");
}
