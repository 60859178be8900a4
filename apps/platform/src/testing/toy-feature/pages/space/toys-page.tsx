import type { FastifyInstance } from "fastify";
import { getSignedInPerson } from "../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../frames/space/common/space-page.tsx";
import { loadLoans } from "../load-loans.ts";

export function defineSpaceToyPages(app: FastifyInstance): void {
  app.get("/espace/jouets", async (request, reply) => {
    const reader = getSignedInPerson(request.ardeco);
    const loans = (await loadLoans(request.ardeco.context, [reader])).get(reader) ?? [];
    return sendSpacePage(
      reply,
      { title: "Mes jouets" },
      <>
        <h1>Mes jouets</h1>
        <p>{loans.map(({ toy }) => toy).join(", ")}</p>
      </>,
    );
  });
}
