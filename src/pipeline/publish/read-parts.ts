import type { Repository } from '../../forge/git/repository.ts';
import type { Pass } from '../../publish/ports/gate.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { sha256 } from '../workplace/sha256.ts';
import type { FittingContent } from './judge-content.ts';

/** The bytes to send, read by blob id and compared with the digests that were judged. */
export async function readParts(
  repository: Repository,
  { payload, files }: Pick<FittingContent, 'payload' | 'files'>,
): Promise<Pass['parts']> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const parts: Pass['parts'][number][] = [];
  for (const { text, media } of payload.parts) {
    const sendable: Pass['parts'][number]['media'][number][] = [];
    for (const { path, alt } of media) {
      const file = byPath.get(path);
      const blob = file?.blob ? await repository.blob(file.blob) : undefined;
      if (!file || !blob?.found || sha256(blob.bytes) !== file.sha256) throw unreadable(path);
      const type = file.facts?.state === 'read' ? file.facts.type : 'unknown';
      sendable.push({ bytes: blob.bytes, type, alt });
    }
    parts.push({ text, media: sendable });
  }
  return parts;
}

function unreadable(path: string): KohoError {
  return new KohoError('facts-unknown', {
    ja: `画像 ${path} をgitから読み直せませんでした。何も送信していません。`,
    en: `The image ${path} could not be read again from git. Nothing was sent.`,
  });
}
