import type { FaultLog } from '../faults/fault-log.ts';
import { limits } from '../limits.ts';
import {
  type Answer,
  type Instant,
  type Located,
  type Medium,
  type Post,
  peopleInMedium,
  type Waiver,
} from '../post.ts';
import type { YamlSource } from '../yaml.ts';
import { readCorrection, readUseCase } from './correction.ts';
import { readDateTime } from './date-time.ts';
import { Fields, isRecord } from './fields.ts';
import { mediaPathOf } from './media-path.ts';
import { readAccounts } from './read-accounts.ts';

/** What stands between the fences. */
export type FrontMatter = Omit<Post, 'id' | 'path' | 'department' | 'year' | 'variants'>;

const knownKeys = [
  'title',
  'accounts',
  'publish_at',
  'latest_at',
  'embargo_until',
  'thread',
  'sources',
  'media',
  'link_reasons',
  'answers',
  'acknowledge',
  'corrects',
  'correction',
  'use_case',
];

/** Keys whose meaning is settled and whose work is not: a post that relies on one must not go out without it. */
const reservedKeys = ['poll', 'polls', 'video', 'lane', 'reply_to', 'quote'];

interface Context {
  readonly path: string;
  readonly timeZone: string;
  readonly log: FaultLog;
}

/** The settings between the fences; undefined where a field that everything needs could not be read. */
export function readFrontMatter(source: YamlSource, context: Context): FrontMatter | undefined {
  const { log } = context;
  if (!isRecord(source.value)) {
    const code = source.value === null ? 'front-matter-empty' : 'front-matter-not-entries';
    log.add(code, source.placeOf([]), {});
    return undefined;
  }
  const fields = new Fields(source, log, source.value);
  fields.refuseOthers(knownKeys, reservedKeys);
  fields.require('title');
  fields.require('accounts');
  const title = fields.text('title', { max: limits.title });
  const accounts = readAccounts(fields, log);
  const times = readTimes(fields, context);
  const correction = readCorrection(fields, log);
  const useCase = readUseCase(fields);
  const rest = {
    thread: fields.boolean('thread')?.value ?? false,
    sources: readSources(fields, log),
    media: readMedia(fields, context),
    linkReasons: readLinkReasons(fields, log),
    answers: readAnswers(fields),
    waivers: readWaivers(fields),
    ...(correction && { correction }),
    ...(useCase && { useCase }),
  };
  return title && { title, accounts, ...times, ...rest };
}

function readTimes(
  fields: Fields,
  { log, timeZone }: Context,
): Pick<Post, 'publishAt' | 'latestAt' | 'embargoUntil'> {
  const readAt = (key: string): Located<Instant> | undefined => {
    const text = fields.text(key, { max: 100 });
    if (!text) return undefined;
    const result = readDateTime(text.value, timeZone);
    if ('read' in result) return { value: result.read, place: text.place };
    if (result.fault === 'date-form') {
      log.add(result.fault, text.place, { key, suggestion: result.suggestion });
    } else {
      log.add(result.fault, text.place, { key, zone: timeZone });
    }
    return undefined;
  };
  const publishAt = readAt('publish_at');
  const latestAt = readAt('latest_at');
  const embargoUntil = readAt('embargo_until');
  if (publishAt && latestAt && latestAt.value <= publishAt.value) {
    log.add('latest-before-publish', latestAt.place, {});
  }
  if (embargoUntil && publishAt && publishAt.value < embargoUntil.value) {
    log.add('publish-before-embargo', publishAt.place, {});
  }
  if (embargoUntil && latestAt && latestAt.value <= embargoUntil.value) {
    log.add('latest-before-embargo', latestAt.place, {});
  }
  return {
    ...(publishAt && { publishAt }),
    ...(latestAt && { latestAt }),
    ...(embargoUntil && { embargoUntil }),
  };
}

function readSources(fields: Fields, log: FaultLog): Located<string>[] {
  const sources = fields.texts('sources', limits.source);
  for (const { value, place } of sources) {
    if (!isWebUrl(value)) log.add('url-form', place, { key: 'sources' });
  }
  return sources;
}

function readMedia(fields: Fields, { path: postPath, log }: Context): Medium[] {
  const media = fields.maps('media').flatMap((item) => {
    item.refuseOthers(['file', 'alt', 'rights', 'people']);
    item.require('file');
    const file = item.text('file', { max: limits.mediaFile });
    // Nothing written is nothing declared: the guideline's checks say what is missing, and why it matters.
    const alt = item.isBlank('alt')
      ? undefined
      : item.text('alt', { max: limits.alt, lines: true });
    const rights = item.isBlank('rights') ? undefined : item.text('rights', { max: limits.rights });
    const people = item.isBlank('people') ? undefined : item.choice('people', peopleInMedium);
    const found = file && mediaPathOf(file.value, postPath);
    if (!file || !found) return [];
    if ('why' in found) {
      log.add('media-path', file.place, found);
      return [];
    }
    const declared = { ...(alt && { alt }), ...(rights && { rights }), ...(people && { people }) };
    return [{ path: found.path, file, ...declared, place: item.place }];
  });
  fields.refuseRepeats(
    'media',
    media.map(({ path, file }) => ({ value: path, place: file.place })),
  );
  return media;
}

function readLinkReasons(fields: Fields, log: FaultLog): Map<string, Located<string>> {
  const entries = fields.entries('link_reasons', limits.linkReason);
  for (const { key } of entries) {
    if (!isWebUrl(key.value)) log.add('url-form', key.place, { key: 'link_reasons' });
  }
  return new Map(entries.map(({ key, value }) => [key.value, value]));
}

function readAnswers(fields: Fields): Answer[] {
  const answers = fields.maps('answers').flatMap((item) => {
    item.refuseOthers(['question', 'answer', 'note']);
    item.require('question');
    item.require('answer');
    const question = item.text('question', { max: limits.question });
    const answer = item.text('answer', { max: limits.answer });
    const note = item.text('note', { max: limits.note });
    return question && answer
      ? [{ question, answer, ...(note && { note }), place: item.place }]
      : [];
  });
  fields.refuseRepeats(
    'answers',
    answers.map(({ question }) => question),
  );
  return answers;
}

function readWaivers(fields: Fields): Waiver[] {
  const waivers = fields.maps('acknowledge').flatMap((item) => {
    item.refuseOthers(['rule', 'reason']);
    item.require('rule');
    item.require('reason');
    const rule = item.text('rule', { max: limits.acknowledgedRule });
    const reason = item.text('reason', { max: limits.acknowledgeReason });
    return rule && reason ? [{ rule, reason }] : [];
  });
  fields.refuseRepeats(
    'acknowledge',
    waivers.map(({ rule }) => rule),
  );
  return waivers;
}

/** http and https only: `javascript:` and `file:` are no sources. */
function isWebUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}
