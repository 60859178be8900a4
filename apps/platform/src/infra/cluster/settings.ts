/** postgresql.conf of the private cluster, written again at every start; the port is on the command line. */
export function formatClusterSettings(options: { durable: boolean }): string {
  return `${[...common, ...(options.durable ? durable : fleeting)].join("\n")}\n`;
}

const common = [
  "listen_addresses = '127.0.0.1'",
  // No socket file: its path would be limited to 107 bytes, wherever the project is cloned.
  "unix_socket_directories = ''",
  "max_connections = 100",
  "password_encryption = 'scram-sha-256'",
  "shared_buffers = '256MB'",
  "effective_cache_size = '1GB'",
  "maintenance_work_mem = '128MB'",
  "random_page_cost = 1.1",
  "wal_compression = on",
  "max_wal_size = '2GB'",
  "jit = off",
  // Parallel workers need more of /dev/shm than the 64 MB a container has.
  "max_parallel_workers_per_gather = 0",
  "idle_in_transaction_session_timeout = '60s'",
  "timezone = 'UTC'",
  "log_timezone = 'UTC'",
  "lc_messages = 'C.UTF-8'",
  "default_text_search_config = 'pg_catalog.french'",
  "log_min_messages = warning",
  // Statements and details of errors hold personal data: the log never repeats them.
  "log_min_error_statement = panic",
  "log_error_verbosity = terse",
];

const durable = ["fsync = on", "synchronous_commit = on", "full_page_writes = on"];

/** For tests only: a power cut loses everything. */
const fleeting = [
  "fsync = off",
  // Its workers belong to the superuser: a database that one visits cannot be dropped by its owner.
  "autovacuum = off",
  "synchronous_commit = off",
  "full_page_writes = off",
  "wal_compression = off",
  "wal_level = minimal",
  "max_wal_senders = 0",
  "max_wal_size = '256MB'",
  "max_connections = 200",
];

/** pg_hba.conf: the two roles, from this machine, by password. The superuser cannot log in at all. */
export const accessFile = "host all ardeco_owner,ardeco_app 127.0.0.1/32 scram-sha-256\n";
