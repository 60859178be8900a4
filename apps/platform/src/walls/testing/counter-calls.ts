import type { OpenIdWorld, Someone } from "../../features/consent/openid/testing/open-id-world.ts";
import { openAccount } from "../../features/ledger/counters/index.ts";
import { aPurse, type Purse } from "../../features/ledger/counters/testing/a-purse.ts";
import { computePairwiseSubject } from "../../features/trust/keys/index.ts";
import type { ServiceId } from "../../kernel/ids.ts";
import type { Contexts } from "../../testing/test-runtime.ts";

type Answer = Record<string, unknown>;

interface Asked {
  readonly house: Contexts;
  /** Read when it is there. */
  readonly world: OpenIdWorld;
  /** With success. */
  readonly post: (path: string, body: unknown) => Promise<Answer>;
  readonly get: (path: string) => Promise<Answer>;
  /** Around the request alone. */
  readonly quietly: (request: () => Promise<Answer>) => Promise<Answer>;
  readonly serviceId: () => ServiceId;
  readonly person: () => Someone;
}

/** One success of each operation on counters, by the application of the service. */
export function counterCalls(asked: Asked) {
  const { house, post, quietly, serviceId, person } = asked;
  let purse: Purse | undefined;
  let sub = "";
  const open = async (): Promise<Purse> => {
    if (purse) return purse;
    const service = { providerId: asked.world.caen, serviceId: serviceId() };
    const known = { service, caller: "test" };
    purse = await aPurse(
      house,
      asked.world.caen,
      { servicesCredit: true, services: [service.serviceId] },
      known,
    );
    const { personId } = person();
    await openAccount(person(), { personId, counterId: purse.counterId });
    sub = computePairwiseSubject(purse.system, service, personId);
    return purse;
  };
  const at = async (path: string, body: object = {}) => {
    const { counterId } = await open();
    return post(`/counters/${counterId}/${path}`, body);
  };
  const read = async (path: string) => asked.get(`/counters/${(await open()).counterId}/${path}`);
  const quiet = (work: () => Promise<Answer>) => async () => {
    await open();
    return quietly(work);
  };
  const until = "2026-12-01T00:00:00Z";
  const held = async () => String((await at("reservations", { sub, amount: 1, until })).transfer);
  const about = (path: string) => async () => {
    await open();
    const id = await held();
    if (path === "refund") await at(`transfers/${id}/post`);
    const of = path === "refund" ? String((await at("debits", { sub, amount: 1 })).transfer) : id;
    return quietly(() => at(`transfers/${of}/${path}`));
  };
  return {
    creditCounter: quiet(() => at("credits", { sub, amount: 10 })),
    readCounter: async () => {
      await open();
      return at("balance", { sub });
    },
    debitCounter: quiet(() => at("debits", { sub, amount: 1 })),
    reserveCounter: quiet(() => at("reservations", { sub, amount: 1, until })),
    createTransfers: quiet(() =>
      at("transfers", { transfers: [{ key: "meal-1", kind: "debit", sub, amount: 1 }] }),
    ),
    postReservation: about("post"),
    voidReservation: about("void"),
    refundTransfer: about("refund"),
    listTransfers: quiet(() => read("transfers")),
    readTransfer: async () => {
      await open();
      const { transfer } = await at("debits", { sub, amount: 1 });
      return quietly(() => read(`transfers/${transfer}`));
    },
  };
}
