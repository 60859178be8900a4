/**
 * Whether a process has that number, one that has ended included until its parent has heard of it: ask again
 * until it is gone.
 */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
