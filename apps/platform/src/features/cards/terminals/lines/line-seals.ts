import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { openForSector, sealForSector } from "../../../trust/keys/index.ts";

interface Line {
  readonly equipmentId: string;
  readonly n: number;
}

/** Each reader is a sealed world of its own: its lines open at their place, and at no other. */
const getLineSealContext = ({ authorityId }: Context, { equipmentId }: Line) => ({
  providerId: authorityId,
  serviceId: parseId<"service">(equipmentId),
});

export const sealLine = (system: Context, line: Line, text: string): Buffer =>
  sealForSector(system, getLineSealContext(system, line), `reader-line:${line.n}`, text);

/** Throws keys.cannot_open when it was moved. */
export const openLine = (system: Context, line: Line, sealed: Buffer): string =>
  openForSector(system, getLineSealContext(system, line), `reader-line:${line.n}`, sealed);
