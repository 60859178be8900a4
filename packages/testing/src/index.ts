export const placeholder = 1;

export {
  createTestDatabases,
  type DatabaseUrls,
  dropLeftovers,
  ensureTemplate,
  type TestDatabase,
  type TestDatabases,
} from "./database/test-databases.ts";
