/** What stands before and after a range of a text in its own sentence; a line's end ends a sentence too. */
export interface Sentence {
  readonly before: string;
  readonly after: string;
}

/** No sentence that people read is longer: keeps the time linear. */
const reach = 120;

export function sentenceOf(text: string, start: number, end: number): Sentence {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  const stop = after.search(/[。！!？?\n]/);
  return {
    before: before.slice(lastStop(before) + 1),
    after: stop < 0 ? after : after.slice(0, stop),
  };
}

function lastStop(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if ('。！!？?\n'.includes(text.charAt(at))) return at;
  }
  return -1;
}

/** Whether a sentence tells of what was or of what will be, as far as its words show it. */
export function tenseOf({ after }: Sentence): 'past' | 'planned' | 'open' {
  if (past.test(after)) return 'past';
  return planned.test(after) ? 'planned' : 'open';
}

const past =
  /ました|でした|った(?:、|$)|された|した(?:、|$)|終了|済み|実施済|の結果|のようす|の様子/;
const planned =
  /(?<![てで]い)ます|ましょう|ください|下さい|募集|予定|締め?切|〆切|必着|申し?込|期限|お待ち|開催|まで/;
