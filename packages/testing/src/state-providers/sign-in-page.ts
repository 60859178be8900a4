import type { KnownUser } from "./citizens.ts";
import type { StateProfile } from "./profile.ts";

/** Plain page: whom to be, or to give up. */
export function signInPage(profile: StateProfile, uid: string, users: readonly KnownUser[]): string {
  const button = (value: string, label: string) =>
    `<p><button name="login" value="${inHtml(value)}">${inHtml(label)}</button></p>`;
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${profile.name} simulé</title><style>body{font:18px/1.5 sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}
button{font:inherit;padding:.6rem 1rem;width:100%;text-align:left}</style><main><h1>${profile.name} simulé</h1>
<p>Cette page remplace ${profile.name} pour essayer. Qui êtes-vous ?</p>
<form method="post" action="/interaction/${encodeURIComponent(uid)}">
${users.map(({ login, label }) => button(login, label)).join("\n")}
${button("", "Arrêter et revenir")}</form></main></html>`;
}

/** `form` is the library's own, `op.logoutForm`: the real providers close without asking. */
export function leavingPage(profile: StateProfile, form: string): string {
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${profile.name} simulé</title><main><h1>${profile.name} simulé</h1>${form}
<button form="op.logoutForm" name="logout" value="yes">Fermer ${profile.name}</button></main></html>`;
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
