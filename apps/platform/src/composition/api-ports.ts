import { type ApiOptions, buildCursors } from "../frames/api/index.ts";
import { createContext, type Runtime } from "../infra/context/create-context.ts";
import type { Brands } from "./brands.ts";
import { searchesAuthorities } from "./search-authorities.ts";

/** What the API learns from the rest of the platform. */
export function buildApiPorts(runtime: Runtime, brands: Brands): ApiOptions {
  return {
    publicUrl: runtime.ports.publicUrl,
    contextFor: (question) => createContext(runtime, question),
    findBrand: (slug) => brands.find(slug),
    searchAuthorities: searchesAuthorities(runtime),
    cursors: buildCursors(runtime.ports),
  };
}
