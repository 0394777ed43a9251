/**
 * JavaScript for the most memory that the process ever had, in MB. The `maxRSS` of a process that was started by a
 * larger one is that one's, so Linux is asked for the peak of the process's own memory.
 */
export const PEAK_MB = `(() => {
  try {
    return /VmHWM:\\s+(\\d+) kB/.exec(require('node:fs').readFileSync('/proc/self/status', 'utf8'))[1] / 1000;
  } catch {
    return process.resourceUsage().maxRSS / 1000;
  }
})()`;

/** What a process used in all, as the probes of the benches write it. */
export interface Usage extends NodeJS.ResourceUsage {
  readonly peakMb: number;
}
