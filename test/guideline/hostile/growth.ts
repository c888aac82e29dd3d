/** Processor time of this thread in ms: what else the machine does is not counted. */
export function cpuMs(work: () => unknown): number {
  const began = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1_000;
}

export function best(times: number, measure: () => number): number {
  return Math.min(...Array.from({ length: times }, measure));
}
