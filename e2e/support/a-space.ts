import type { Answer } from "./send.ts";
import type { Visitor } from "./visitor.ts";

/** A vendor's space, opened by the pages and by the message in the developer's mailbox. */
export async function aSpace(vendor: Visitor, { email }: { readonly email: string }) {
  const form = await vendor.get("/bac-a-sable/essayer");
  await vendor.submit(form, "/essayer", { organisation: "Éditeur", email });
  const link = await linkTo(vendor, email);
  const entered = await vendor.submit(await vendor.get(link), "/lien");
  const home = entered.location;
  const root = home.split("/administration")[0] ?? "";
  return { home, root, register: (facts: Readonly<Record<string, string>>) => register(vendor, home, facts) };
}

const PATIENCE_MS = 20_000;

/** Mail leaves after commit: it is looked for until it is there. */
async function linkTo(vendor: Visitor, email: string, until = Date.now() + PATIENCE_MS): Promise<string> {
  const mailbox = await vendor.get("/boite-aux-lettres");
  const [, message] =
    new RegExp(`href="(/boite-aux-lettres/[^"]+)"(?:(?!href=)[\\s\\S])*?${email}`).exec(mailbox.body) ?? [];
  if (message) {
    const { body } = await vendor.get(message);
    const [, link = ""] = /href="[^"]*(\/bac-a-sable\/essayer\/lien\?jeton=[^"]+)"/.exec(body) ?? [];
    return link;
  }
  if (Date.now() > until) throw new Error(`no message to ${email}`);
  return linkTo(vendor, email, until);
}

async function register(vendor: Visitor, home: string, facts: Readonly<Record<string, string>>) {
  const service = await vendor.get(`${home}/service`);
  await vendor.submit(service, "/service", {
    title: "Billetterie",
    purpose: "Tenir votre compte.",
    given_name: "required",
    family_name: "required",
    address: "optional",
  });
  const space = await vendor.get(home);
  const [, form = ""] = /href="([^"]+\/applications\/nouvelle)"/.exec(space.body) ?? [];
  const name = { name: "Caisse", authMethod: "client_secret_basic" };
  const shown: Answer = await vendor.submit(await vendor.get(form), "/nouvelle", { ...name, ...facts });
  const [clientId = "", secret = ""] = [...shown.body.matchAll(/<code>([^<]+)<\/code>/g)].map(
    ([, code]) => code,
  );
  return { clientId, secret };
}
