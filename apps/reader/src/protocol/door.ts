import type { Server } from "node:http";
import type { House } from "../debits/house.ts";
import type { Pairings } from "../pairing/pairings.ts";

export interface Door {
  readonly house: House;
  readonly pairings: Pairings;
  /** 0: any that is free. */
  readonly port: number;
  /** Of what is not the caller's doing: never a card, never a person. */
  readonly report: (error: unknown) => void;
}

/** Known once it listens. */
export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
