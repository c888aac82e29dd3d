import type { Place } from '../../post/place.ts';
import type { Draft } from '../../post/read-draft.ts';

export interface BrokenOff {
  /** The end of what is there. */
  readonly text: string;
  readonly place: Place;
}

/**
 * Where a text that somebody cut or left stops inside a sentence: 「…しないよう、」,
 * 「…をお願いいたしま」, 「…が上がり、とて」. Behind it only hashtags may stand; an address or a
 * further line finishes the sentence (詳しくは、⏎https://…).
 */
export function brokenOff(post: Draft): readonly BrokenOff[] {
  return post.variants.flatMap(({ passages }) =>
    // A thread's parts may run on.
    passages.slice(-1).flatMap(({ text, placeAt }) => {
      const lines = text.split('\n');
      const at = lines.findLastIndex((line) => line.trim() !== '' && !onlyTags.test(line));
      const line = (lines[at] ?? '').replace(tagsBehind, '').trimEnd();
      const end = stop.exec(line);
      if (!end) return [];
      const from = Math.max(0, line.length - 8);
      return [{ text: line.slice(from), place: placeAt(at, from) }];
    }),
  );
}

const onlyTags = /^\s*(?:[#＃][^\s#＃]{1,80}\s*){1,20}$/u;
const tagsBehind = /(?:\s+[#＃][^\s#＃]{1,80}){1,20}\s*$/u;

/** A comma, a polite verb without its ending, or a conjunction that has nothing to join. */
const stop =
  /[、，]$|(?:いたし|願いし|催し|施し|集し|らせし|ており|てい|られ|され|なり|ござい|申し上げ)ま$|くださ$|をお願い$|[、。！!](?:とて|みなさ|皆さ|たくさ|よろし|ありがと)$|ありがとうござ$|よろしくお願$|お願い(?:いた|申し上げ|し)$|(?:[。！!]|^)\s*(?:また|なお|ただし|および|及び|ならびに|並びに|または|又は|詳しくは|詳細は)$/u;
