import type { Answer } from "./send.ts";
import { until } from "./until.ts";
import type { Visitor } from "./visitor.ts";

/** A vendor's space, opened by the pages and by the message in the developer's mailbox. */
export async function aSpace(vendor: Visitor, { email }: { readonly email: string }) {
  const form = await vendor.get("/bac-a-sable/essayer");
  const asked = await vendor.submit(form, "/essayer", { organisation: "Éditeur", email });
  if (asked.status !== 303) throw new Error(`no space is asked for: ${asked.status}`);
  const link = await linkTo(vendor, email);
  const entered = await vendor.submit(await vendor.get(link), "/lien");
  const home = entered.location;
  const root = home.split("/administration")[0] ?? "";
  return { home, root, register: (facts: Readonly<Record<string, string>>) => register(vendor, home, facts) };
}

/** Mail leaves after commit: it is looked for until it is there, and says what is there when it is not. */
async function linkTo(vendor: Visitor, email: string): Promise<string> {
  const message = await until(async () => {
    const { body, status } = await vendor.get("/boite-aux-lettres");
    const [, found] =
      new RegExp(`href="(/boite-aux-lettres/[^"]+)"(?:(?!href=)[\\s\\S])*?${email}`).exec(body) ?? [];
    if (found) return found;
    const others = [...body.matchAll(/[\w.+-]+@[\w.-]+/g)].map(([address]) => address);
    throw new Error(`no message to ${email} (${status}), only to ${others.join(", ") || "nobody"}`);
  });
  const { body } = await vendor.get(message);
  const [, link = ""] = /href="[^"]*(\/bac-a-sable\/essayer\/lien\?jeton=[^"]+)"/.exec(body) ?? [];
  return link;
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
  const [, clientId = "", secret = ""] = [...shown.body.matchAll(/<code>([^<]+)<\/code>/g)].map(
    ([, code]) => code,
  );
  return { clientId, secret };
}
