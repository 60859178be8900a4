import type { FastifyInstance } from "fastify";
import { closeOwnSessions } from "../../features/access/access/pages/common/sessions/own-sessions.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { type Routes, sendSeeOther } from "../../web/index.ts";
import { mountAddressForms } from "./address.tsx";
import type { JournalWords } from "./changes.tsx";
import { mountPasskeyForms } from "./key-forms.ts";
import { showSecurity } from "./security-page.tsx";
import { formatSecurityPath, getSecuritySubject, requireSideSession, type Side, sides } from "./side.ts";
import { mountTokenForms } from "./tokens.tsx";
import { mountUpstreamForm } from "./upstream.tsx";

/** “Ma sécurité”: passkeys, open sessions and what changed of them, of people and of agents. */
export const securityPages =
  (journal: JournalWords): Routes =>
  async (app) => {
    for (const side of sides) {
      await app.register(async (scope) => {
        requireSomebody(scope, side);
        scope.get(side.path, async (request, reply) => showSecurity(request, reply, { side, journal }));
        mountPasskeyForms(scope, side);
        if (side.kind === "staff") {
          closeForm(scope, side);
          mountTokenForms(scope, side);
        } else {
          mountAddressForms(scope, side, (request, reply, refused) =>
            showSecurity(request, reply, { side, journal, refused }),
          );
          mountUpstreamForm(scope, side);
        }
      });
    }
  };

function closeForm(app: FastifyInstance, side: Side): void {
  app.post(`${side.path}/seances`, async (request, reply) => {
    await closeOwnSessions(request, getSecuritySubject(requireSideSession(request)));
    return sendSeeOther(reply, `${formatSecurityPath(request.ardeco, side.path)}?fait=fermee`);
  });
}

function requireSomebody(app: FastifyInstance, side: Side): void {
  app.addHook("preHandler", async (request, reply) => {
    const { session } = request.ardeco;
    if (session?.actor.kind === side.kind) return;
    if (request.method !== "GET" && request.method !== "HEAD") {
      throw kernelErrors.error("request.sign_in_required");
    }
    const back = new URLSearchParams({ retour: formatSecurityPath(request.ardeco, side.path) });
    return sendSeeOther(reply, `${formatSecurityPath(request.ardeco, side.door)}?${back}`);
  });
}
