import type { Message } from '../../post/message.ts';
import { shownList, shownValue } from './shown-value.ts';

/** Lines of CODEOWNERS that come and go: whom the forge asks for approval. Empty: only comments or blanks differ. */
export function codeownersChanges(before: string, after: string): readonly Message[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  const come = is.filter((line) => !was.includes(line));
  const gone = was.filter((line) => !is.includes(line));
  const moved = come.flatMap((line) => {
    const earlier = gone.filter((one) => patternOf(one) === patternOf(line));
    return earlier.map((one) => ({ from: one, to: line }));
  });
  const [alone, lost] = [
    come.filter((line) => !moved.some(({ to }) => to === line)),
    gone.filter((line) => !moved.some(({ from }) => from === line)),
  ];
  const changes = [
    ...moved.map(({ from, to }) => ownersChange(from, to)),
    ...(alone.length === 0 ? [] : [lines(alone, { ja: '加わります', en: 'Added' })]),
    ...(lost.length === 0 ? [] : [lines(lost, { ja: 'なくなります', en: 'Removed' })]),
  ];
  if (changes.length > 0 || was.join('\n') === is.join('\n')) return changes;
  return [orderChanges];
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const words = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    return words[0] === '' ? [] : [words.join(' ')];
  });
}

function patternOf(line: string): string | undefined {
  return line.split(' ')[0];
}

function ownersChange(from: string, to: string): Message {
  const path = shownValue(patternOf(to) ?? '');
  const owners = (line: string) => shownValue(line.split(' ').slice(1).join(' ') || '—');
  return {
    ja: `「${path}」のコードオーナーが、${owners(from)} から ${owners(to)} になります。`,
    en: `The owners of "${path}" change from ${owners(from)} to ${owners(to)}.`,
  };
}

function lines(all: readonly string[], how: Message): Message {
  const shown = shownList(all);
  return {
    ja: `CODEOWNERS の${all.length}行が${how.ja}：${shown.ja}`,
    en: `${how.en} in CODEOWNERS, ${all.length} lines: ${shown.en}`,
  };
}

const orderChanges: Message = {
  ja: 'CODEOWNERS の行の順番が変わります。後の行が優先されるので、承認できる人が変わることがあります。',
  en: 'The order of lines in CODEOWNERS changes. Later lines win, so other people may be asked to approve.',
};
