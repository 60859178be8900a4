import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { handleRegieForm, showRegieForm } from "./form-page.tsx";
import { showRegieList } from "./list-page.tsx";
import { NEW_REGIE, REGIES } from "./paths.ts";
import { end, handleNamingForm, setOnline } from "./regie-forms.ts";
import { showRegie } from "./regie-page.tsx";

/** The régies of the authority: what they take money for, who is named in them, how they are paid online. */
export function defineRegiePages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.regies.for);
  app.get(REGIES, showRegieList);
  app.get(NEW_REGIE, async (request, reply) => showRegieForm(request, reply));
  app.post(NEW_REGIE, handleRegieForm);
  app.get(`${REGIES}/:regie`, async (request, reply) => showRegie(request, reply));
  app.post(`${REGIES}/:regie/nommer`, handleNamingForm);
  app.post(`${REGIES}/:regie/en-ligne`, setOnline);
  app.post(`${REGIES}/:regie/nominations/:naming/fin`, end);
}
