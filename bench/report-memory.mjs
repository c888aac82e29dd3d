import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env.KOHO_BENCH_MEMORY, String(process.resourceUsage().maxRSS));
});
