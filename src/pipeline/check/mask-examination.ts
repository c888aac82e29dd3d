import { mask } from '../../guideline/sensitive/mask.ts';
import { sensitiveTexts } from '../../guideline/sensitive/sensitive-texts.ts';
import { writtenLines } from '../../guideline/text-lines.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Payload } from '../../post/payload.ts';
import type { Located, Post } from '../../post/post.ts';
import type { Examination } from '../examine-post.ts';

/**
 * What a comment may show of a post that is blocked for a credential or
 * somebody's number: mails and notifications carry comments out of the pull
 * request. A post that only warns of one is shown as it is, since the head must
 * read what goes out.
 */
export function maskExamination(examination: Examination, policy: Policy): Examination {
  const { examined, findings } = examination;
  if (!examined || !mustMask(findings)) return examination;
  const clean = cleaner(examined.post, policy);
  return {
    ...examination,
    examined: {
      ...examined,
      post: maskPost(examined.post, clean),
      payloads: examined.payloads.map((payload) => maskPayload(payload, clean)),
    },
  };
}

/** A credential or somebody's number blocks it. */
export function mustMask(findings: Examination['findings']): boolean {
  return findings.some(({ rule, severity }) => severity === 'block' && ofPersons.has(rule));
}

const ofPersons: ReadonlySet<string> = new Set(['secret', 'personal-number', 'private-person']);

type Clean = (text: string) => string;

function cleaner(post: Post, policy: Policy): Clean {
  const hidden = sensitiveTexts(writtenLines(post), policy);
  return (text) =>
    hidden.reduce((before, one) => before.replaceAll(one, mask(one)), text.replace(keyBlock, mask));
}

/** The finding names the first line of a private key; the rest of it is the secret. */
const keyBlock = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,30}-----|$)/g;

function maskPost(post: Post, clean: Clean): Post {
  const located = (one: Located<string>) => ({ ...one, value: clean(one.value) });
  return {
    ...post,
    title: located(post.title),
    ...(post.correction && {
      correction: { ...post.correction, what: located(post.correction.what) },
    }),
    answers: post.answers.map((one) => ({
      ...one,
      answer: located(one.answer),
      ...(one.note && { note: located(one.note) }),
    })),
  };
}

function maskPayload(payload: Payload, clean: Clean): Payload {
  const parts = payload.parts.map(({ text, media }) => ({
    text: clean(text),
    media: media.map(({ path, alt }) => ({ path: clean(path), alt: clean(alt) })),
  }));
  return { ...payload, parts };
}
