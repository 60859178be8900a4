import { createServer, type Server } from "node:http";

/** PayFiP as its guide describes it: what it answers is what the story last set. */
export interface Payfip {
  readonly url: string;
  readonly heard: string[];
  details: Readonly<Record<string, string>>;
  fault: string | undefined;
  /** What happens before it answers. */
  meanwhile: (() => Promise<void>) | undefined;
  close(): Promise<void>;
}

const envelope = (body: string) =>
  `<?xml version="1.0"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${body}</S:Body></S:Envelope>`;
const faultOf = (code: string) =>
  envelope(
    `<S:Fault><faultcode>S:Server</faultcode><faultstring>fr.gouv.finances.cp.tpa.webservice.exceptions.FonctionnelleErreur</faultstring>` +
      `<detail><ns1:FonctionnelleErreur xmlns:ns1="urn:x"><code>${code}</code><descriptif/><libelle>x</libelle><severite>2</severite></ns1:FonctionnelleErreur></detail></S:Fault>`,
  );

export async function aPayfip(): Promise<Payfip> {
  const heard: string[] = [];
  let operations = 0;
  const state: Pick<Payfip, "details" | "fault" | "meanwhile"> = {
    details: {},
    fault: undefined,
    meanwhile: undefined,
  };
  const server: Server = createServer((request, reply) => {
    let said = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      said += part;
    });
    request.on("end", async () => {
      heard.push(said);
      await state.meanwhile?.();
      reply.setHeader("content-type", "text/xml");
      if (state.fault !== undefined) return reply.writeHead(500).end(faultOf(state.fault));
      if (said.includes("creerPaiementSecurise")) {
        // One operation is of one payment, whatever the town.
        operations += 1;
        return reply.end(envelope(`<r xmlns="urn:x"><return><idOp>op-${operations}</idOp></return></r>`));
      }
      const fields = Object.entries(state.details).map(([name, value]) => `<${name}>${value}</${name}>`);
      return reply.end(envelope(`<r xmlns="urn:x"><return>${fields.join("")}</return></r>`));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/tpa/services/securite`,
    heard,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
