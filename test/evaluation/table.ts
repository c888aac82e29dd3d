import { byClause, type Scored, type Share, shares } from './score.ts';

/** What one set of posts showed, as Markdown: the shares, the rows by clause, and the texts that went wrong. */
export function table(
  name: string,
  scored: readonly Scored[],
  { texts }: { texts: boolean },
): string {
  const { knowable, judgement, blocked, alarmed } = shares(scored);
  const lines = [
    `## ${name}: ${scored.length} posts`,
    '',
    '| measure | share | aim |',
    '|---|---:|---:|',
    `| machine-knowable violations at the right clause | ${percent(knowable)} | ≥ 95 % |`,
    `| violations that need judgement, at least warned | ${percent(judgement)} | ≥ 60 % |`,
    `| good posts blocked | ${percent(blocked)} | ≤ 1 % |`,
    `| good posts blocked or warned | ${percent(alarmed)} | ≤ 5 % |`,
    '',
    '| clause | caught | at another clause | missed | false warnings | false blocks |',
    '|---|---:|---:|---:|---:|---:|',
    ...byClause(scored).map(
      (row) =>
        `| ${row.clause} | ${row.caught} | ${row.elsewhere} | ${row.missed} | ${row.warned} | ${row.blocked} |`,
    ),
    '',
  ];
  if (texts) lines.push(...wrong(scored));
  return lines.join('\n');
}

function percent({ part, whole }: Share): string {
  if (whole === 0) return '—';
  return `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}

function wrong(scored: readonly Scored[]): readonly string[] {
  return scored.flatMap(({ one, outcome, findings }) => {
    if (outcome === 'caught' || outcome === 'clean') return [];
    const said = findings.map(
      ({ rule, clause, severity, line, message }) =>
        `    ${severity} ${rule} ${clause} ${line}: ${message.ja.slice(0, 80)}`,
    );
    const wanted = one.expect.join('/');
    return [`- ${outcome} ${one.id} (${wanted}): ${one.text.replaceAll('\n', '⏎')}`, ...said];
  });
}
