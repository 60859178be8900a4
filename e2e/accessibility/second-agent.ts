import type { Page } from "playwright-core";
import { inLanguage, sendEmpty } from "./sending.ts";

/**
 * What one agent does and another confirms: each in their own browser, each state looked at in both
 * languages.
 */
export interface Hand {
  readonly page: Page;
  readonly look: (language: string) => Promise<void>;
}

const EXCHANGE = "/caen/administration/registres/fichiers";

async function go({ page, look }: Hand, path: string): Promise<void> {
  for (const language of ["fr", "en"]) {
    await page.goto(inLanguage(path, language));
    await look(language);
  }
}

/** A certificate put on record, compared by the officer, a request begun, then the certificate refused. */
export async function exchangeFiles(administrator: Hand, officer: Hand): Promise<void> {
  const { page } = administrator;
  await page.goto(inLanguage(EXCHANGE, "fr"));
  await page.locator("[name=organisme]").first().check({ force: true });
  await page.locator("[name=nom]").fill("CAF du Calvados");
  await page.locator("[name=texte]").fill("convention du 1er octobre 2026");
  await page.locator("[name=certificat]").fill("bonjour");
  await page.getByRole("button", { name: "Enregistrer le correspondant" }).click();
  await page.locator(".ar-error-summary").waitFor();
  await administrator.look("fr");
  await page.locator("[name=certificat]").fill(CERTIFICATE);
  await page.getByRole("button", { name: "Enregistrer le correspondant" }).click();
  await page.waitForURL(/fait=correspondant/);
  await administrator.look("fr");
  await go(administrator, EXCHANGE);
  await go(administrator, `${EXCHANGE}/empreinte`);
  await go(officer, `${EXCHANGE}/empreinte`);
  await officer.page.getByRole("button", { name: "This fingerprint is" }).click();
  await officer.page.waitForLoadState();
  await go(officer, `${EXCHANGE}/empreinte`);
  await go(administrator, EXCHANGE);
  await sendEmpty(page, /Prepare the request/);
  await administrator.look("en");
  await page.locator("[name=familles][value=informed]").check({ force: true });
  await page.locator("[name=information]").fill("Affiche en mairie");
  await page.getByRole("button", { name: "Prepare the request" }).click();
  await page.waitForLoadState();
  await administrator.look("en");
  await go(administrator, EXCHANGE);
  await officer.page.getByRole("button", { name: "It is not the right one" }).click();
  await officer.page.waitForLoadState();
  await go(officer, `${EXCHANGE}/empreinte`);
  await go(administrator, EXCHANGE);
}

const said = {
  given_name: "Fernande",
  family_name: "Quillet",
  birthdate_day: "4",
  birthdate_month: "4",
  birthdate_year: "1939",
  address_street: "2 rue Froide",
  address_postcode: "14000",
  address_city: "Caen",
};

/** Somebody without an address, enrolled here; their erasure noted by one and confirmed by another. */
export async function confirmErasure(first: Hand, second: Hand): Promise<void> {
  const { page } = first;
  await page.goto(inLanguage("/caen/agents/inscrire", "fr"));
  for (const [name, value] of Object.entries(said)) await page.locator(`[name=${name}]`).fill(value);
  await page.locator("[name=channel][value=letter]").check({ force: true });
  for (const proof of ["identite", "domicile"])
    await page.locator(`[name=${proof}]`).nth(1).check({ force: true });
  await page.getByRole("button", { name: /Inscrire/ }).click();
  await page.waitForURL(/recepisse/);
  await page.goto(inLanguage("/caen/agents/personnes", "fr"));
  await page.locator("#recherche").fill("Kuillet Fernande 04/04/1939");
  await page.locator("input[name=motif]").first().check({ force: true });
  await page.getByRole("button", { name: "Chercher" }).click();
  await page.locator("#peut-etre").waitFor();
  await first.look("fr");
  await page.getByRole("link", { name: "Fernande Quillet" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Fernande Quillet" }).waitFor();
  const rights = `${new URL(page.url()).pathname}/droits`;
  await page.goto(`${rights}/effacement`);
  for (const name of ["avec", "original", "lu"])
    await page.locator(`[name=${name}]`).first().check({ force: true });
  await page.locator("main form").getByRole("button").first().click();
  await page.waitForURL(/droits(\?|$)/);
  await go(first, rights);
  await go(second, "/caen/agents");
  await go(second, rights);
  await sendEmpty(second.page, /Confirm/);
  await second.look("en");
  await second.page.locator("[name=vu]").first().check({ force: true });
  await second.page.getByRole("button", { name: /Confirm/ }).click();
  await second.page.waitForURL(/fait=confirme/);
  await second.look("en");
  await go(second, rights);
}

/** Of a correspondent of our own making, until 2056; its key is kept nowhere. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIID/zCCAmegAwIBAgIQddeqpxXrOK6Bc/UBP4f0YjANBgkqhkiG9w0BAQsFADAa
MRgwFgYDVQQDDA9DQUYgZHUgQ2FsdmFkb3MwIBcNMjYwMTAxMDAwMDAwWhgPMjA1
NjAxMDEwMDAwMDBaMBoxGDAWBgNVBAMMD0NBRiBkdSBDYWx2YWRvczCCAaIwDQYJ
KoZIhvcNAQEBBQADggGPADCCAYoCggGBAJhpUN1h/DNffEt88mllF6YEp6XSvTsP
9kt/g6PNAO8+3Cu6PVGftZsFFczqbQiJ3ldW4drCC7vzXPgWGyBAY+J7qquKpFBq
/0CDABi0+PKWnZ1t6PDoNWTXAWaAwFX3GhHfMvXSIWcy+ZjcfmbFdDnNGFiO3Wx+
rp8gUdRfNBFjWgKjDqIE7F6p76iEWJA0PgwDid+0CepiN0Uoi0wSpRpvAQctPVne
dNhBF/fiXO6U76ETtzIgWR3u/k+1rwmnVJl2751+w9IuS3B+/xjR/NBH7bUAHWxs
5h3BjJ1R0TYj2zOFLSIrC6KrY8fJp4v9kFuND1KVgsF60UouPtCJJ/PTm46qTkQG
PZoGvrEsuJOpwmxgTAYkeyanfG2rx2RGIR6ZrMGy7c4nlrq0w9RFipsSydOR+3I9
JP5khzHc1wbmaJio21s+4/KhwToRsStuCUXzta4Wr0DdgnMwkCsSbX9sd+g5r+jw
4lFEWBgWMoktANQTSvI/A8DIBQJ+1adSmQIDAQABoz8wPTAMBgNVHRMBAf8EAjAA
MA4GA1UdDwEB/wQEAwIFoDAdBgNVHQ4EFgQUqz5M1bO1vX6JkD1aObCUTKTvtkww
DQYJKoZIhvcNAQELBQADggGBAIKqUpz1ZaZ3Myhy5JWHCTNpiTkKFmVb74NhXFUm
/Oqpyp0gwMQY3q7FbdU1dF3DfkufA98+7AKlaoB/lzQa2dDrINKZvSFsRQSg7Dw3
kiTEo9OfxCbhkoKD4AB5G2ljeVR23G41wqhA85WMWWvCdU8MnaRlWO7eQN0SC5+g
Ztg3SMOFJp/Prev/SCvgLlQ/gwdaDffHMS6YvxasyCy86M8zc/vMCJhF5DSf0J+d
Jy12IQkuv4wMAH1Op6oUqroIat+64I6JWKekeeQMd9EwzlPvjUmt/yKDwVhtr/Nf
qQJwvsfwHkmezTuHfyDGlnzIHLVMm/WRdKVqmYBUflC7nFq7PhlkHtpQPxmzdELX
fgCSqWL742WlMYp9OPpROIFX13N+lhBtT41OWfHXRcQwyv/tkcZjp0hH1aCJ6JiP
TZAGuSVYSmaX2xrUcHqOaaSLCzQp6wyOYay11I+IpvSLNNMkXut8qHK9u1EO0pKA
lU9mp1PVIJDA/6WAbSRVak0/bg==
-----END CERTIFICATE-----`;
