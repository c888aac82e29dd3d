import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { PublicEntry, PublicTimeline, ScheduledEntry } from '../public-timeline.ts';
import { style } from './style.ts';
import { type Language, type Words, words } from './words.ts';

const styleHash = createHash('sha256').update(style).digest('base64');

/** No script at all, one style known by its hash, images from here only. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "img-src 'self'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

interface Shown {
  readonly timelines: readonly PublicTimeline[];
  /** By Facebook page: what is on its own timetable. */
  readonly scheduled: ReadonlyMap<string, readonly ScheduledEntry[]>;
}

/** The page on which people look at what was published. Every text from outside is escaped by `html`. */
export function renderPage({ timelines, scheduled }: Shown, language: Language): Markup {
  const w = words[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${w.title}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#timelines">${w.skip}</a>
<div class="banner" role="note"><p><strong>${w.bannerHead}</strong> ${w.bannerText}</p></div>
<header>
<h1>${w.heading}</h1>
<nav aria-label="${w.languageLabel}">${languageLinks(language)}</nav>
</header>
<main id="timelines">
${timelines.length === 0 ? html`<p class="empty">${w.noAccounts}</p>` : ''}
${timelines.map((timeline) => renderTimeline(timeline, scheduled.get(timeline.account.id) ?? [], w))}
</main>
<footer><p>${w.footer}</p></footer>
</body>
</html>`;
}

function languageLinks(current: Language): Markup {
  const link = (language: Language, name: string) =>
    language === current
      ? html`<span aria-current="true" lang="${language}">${name}</span>`
      : html`<a href="/?lang=${language}" lang="${language}" hreflang="${language}">${name}</a>`;
  return html`${link('ja', '日本語')}${link('en', 'English')}`;
}

function renderTimeline(
  timeline: PublicTimeline,
  scheduled: readonly ScheduledEntry[],
  w: Words,
): Markup {
  const { platform, account, posts } = timeline;
  const headingId = `account-${platform}-${account.id}`;
  return html`<section class="${platform}" aria-labelledby="${headingId}">
<h2 id="${headingId}"><span class="platform">${w.platforms[platform]}</span> ${account.name}${
    platform === 'x' ? html` <span class="handle">@${account.handle}</span>` : ''
  }</h2>
<p class="count">${w.count(posts.length)}</p>
${posts.length === 0 ? html`<p class="empty">${w.noPosts}</p>` : html`<ol>${posts.map((post) => renderPost(post, posts, w))}</ol>`}
${scheduled.length > 0 ? renderScheduled(scheduled, w) : ''}
</section>`;
}

function renderScheduled(scheduled: readonly ScheduledEntry[], w: Words): Markup {
  return html`<h3>${w.scheduled}</h3>
<ul>${scheduled.map(
    ({ id, text, publishesAt }) => html`<li><p class="text">${text}</p>
<p class="meta"><time datetime="${publishesAt}">${w.time(publishesAt)}</time> <span class="id">ID ${id}</span></p></li>`,
  )}</ul>`;
}

function renderPost(post: PublicEntry, all: readonly PublicEntry[], w: Words): Markup {
  const anchor = (id: string) => `post-${id}`;
  const parent = all.find((other) => other.id === post.replyTo);
  return html`<li id="${anchor(post.id)}"><article>
${
  parent
    ? html`<p class="reply"><a href="#${anchor(parent.id)}">${w.replyTo}</a></p>`
    : post.replyTo
      ? html`<p class="reply">${w.replyTo}</p>`
      : ''
}
<p class="text">${post.text}</p>
${post.link ? html`<p class="link">${post.link}</p>` : ''}
${post.media.length > 0 ? renderMedia(post, w) : ''}
<p class="meta"><time datetime="${post.createdAt}">${w.time(post.createdAt)}</time> <span class="id">ID ${post.id}</span></p>
${post.earlier ? renderEarlier(post.earlier, w) : ''}
</article></li>`;
}

function renderEarlier(earlier: NonNullable<PublicEntry['earlier']>, w: Words): Markup {
  return html`<details><summary>${w.edited(earlier.length)}</summary>
<ul>${earlier.map(
    ({ text, until }) => html`<li><p class="text">${text}</p>
<p class="meta">${w.until(until)}</p></li>`,
  )}</ul></details>`;
}

function renderMedia(post: PublicEntry, w: Words): Markup {
  return html`<div class="media">${post.media.map(
    (medium) => html`<figure>
<img src="/media/${medium.id}" alt="${medium.alt}" width="${medium.width}" height="${medium.height}" loading="lazy">
<figcaption>${medium.alt === '' ? html`<span class="missing">${w.noAlt}</span>` : html`<span class="label">${w.alt}</span> ${medium.alt}`}</figcaption>
</figure>`,
  )}</div>`;
}
