import type { Cookie } from "../support/cookies.ts";
import { Visitor } from "../support/visitor.ts";

/** Karim lost everything: the code that an agent gives him opens the page of another way in. */
export async function aRecovery(url: string, camille: readonly Cookie[]) {
  const desk = new Visitor(url, camille);
  const search = { recherche: "Benali 09/02/2004", motif: "help_at_desk" };
  const found = await desk.submit(await desk.get("/caen/agents/personnes"), "/personnes", search);
  const [person = ""] = /\/caen\/agents\/personnes\/[0-9a-f-]{36}/.exec(found.body) ?? [];
  const seen = { original: "passport", motif: "Téléphone perdu", compare: "on" };
  const given = await desk.submit(await desk.get(`${person}/compte`), "/compte", seen);
  const code = /ar-receipt__number"[^>]*>\s*([0-9A-Z-]{19})/.exec(given.body)?.[1] ?? "";
  const phone = new Visitor(url);
  await phone.submit(await phone.get("/caen/recuperation"), "/recuperation", { code });
  return {
    who: "karim, by a code of the desk" as const,
    cookies: phone.cookies,
    from: ["/caen/recuperation/acces"],
  };
}
