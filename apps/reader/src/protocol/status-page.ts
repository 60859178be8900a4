import type { FastifyReply } from "fastify";
import type { House } from "../debits/house.ts";
import type { Pairings } from "../pairing/pairings.ts";
import { Refusal } from "./errors.ts";

/** For whoever is at the PC: what works. No code, no card, no token is on it. */
export function statusPage(reply: FastifyReply, house: House, pairings: Pairings): FastifyReply {
  const readers = house.desk.readers.map(
    ({ reader, hasCard }) => `${reader} : ${hasCard ? "une carte" : "pas de carte"}`,
  );
  const pages = pairings.all.map(
    ({ origin, service, verbs }) => `${origin} (${service} : ${verbs.join(", ")})`,
  );
  const sections = [
    ["État", [stateOf(house)]],
    ["Lecteurs", readers.length > 0 ? readers : ["Aucun lecteur : branchez-en un."]],
    [
      "Pages appairées",
      pages.length > 0 ? pages : ["Aucune. Dans le terminal du programme, Entrée montre un code."],
    ],
  ] as const;
  const body = sections
    .map(([title, lines]) => `<h2>${title}</h2><ul>${lines.map(item).join("")}</ul>`)
    .join("");
  reply.headers({
    "content-security-policy":
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  });
  return reply
    .type("text/html; charset=utf-8")
    .send(
      `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Lecteur de cartes</title><meta name="viewport" ` +
        `content="width=device-width"></head><body><main><h1>Lecteur de cartes</h1>${body}</main></body></html>`,
    );
}

function stateOf({ rights, now }: House): string {
  try {
    const { exp } = rights.current(now());
    const until = new Date(exp * 1000).toLocaleString("fr-FR", { timeZone: "Europe/Paris" });
    return `Prêt. Sans voir la plateforme, il fonctionne jusqu’au ${until}.`;
  } catch (error) {
    return error instanceof Refusal ? error.toProblem().title : "Le lecteur ne répond pas comme attendu.";
  }
}

const item = (text: string): string =>
  `<li>${text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</li>`;
