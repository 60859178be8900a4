import type { KoffiFunc } from "koffi";
import { PcscError, statusOf } from "./errors.ts";
import { type Handle, pcscLibrary } from "./library.ts";

const SYSTEM = 2;

/**
 * A place of its own with the smart card service: one for who watches, one for each card, so that none waits
 * for another.
 */
export async function establish(): Promise<Handle> {
  const context: [Handle | null] = [null];
  await called("SCardEstablishContext", pcscLibrary().establish, SYSTEM, null, null, context);
  return context[0] as Handle;
}

const inUse = new Set<readonly unknown[]>();

/** Calls the library beside the event loop. Throws what it refuses. */
export async function called<Arguments extends unknown[]>(
  name: string,
  call: KoffiFunc<(...args: Arguments) => number | bigint>,
  ...args: Arguments
): Promise<void> {
  const status = await asked(call, ...args);
  if (status !== 0) throw new PcscError(status, name);
}

/**
 * The same, for who looks at the status. The library reads and writes in what is given, on another thread,
 * and keeps no reference to it: the arguments are held here until it has answered.
 */
export function asked<Arguments extends unknown[]>(
  call: KoffiFunc<(...args: Arguments) => number | bigint>,
  ...args: Arguments
): Promise<number> {
  return new Promise((resolve, reject) => {
    const held: readonly unknown[] = args;
    call.async(...args, (error: unknown, returned) => {
      inUse.delete(held);
      if (error) reject(error);
      else resolve(statusOf(returned));
    });
    inUse.add(held);
  });
}
