import { issueCredential } from '../credential.ts';
import type { ImageFacts } from '../image.ts';

export const allScopes = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_manage_posts',
] as const;
export type Scope = (typeof allScopes)[number];

export interface GraphPage {
  readonly id: string;
  readonly name: string;
  readonly appId: string;
  readonly createdAt: number;
  readonly pageToken: string;
  readonly appSecret: string;
  readonly scopes: readonly Scope[];
  /** The app setting "Require app secret". */
  readonly requireProof: boolean;
  tokenValid: boolean;
}

export interface Photo {
  readonly id: string;
  readonly page: string;
  readonly bytes: Uint8Array;
  readonly facts: ImageFacts;
  readonly alt: string | undefined;
  readonly createdAt: number;
  /** Temporary photos vanish when no post takes them in time. */
  readonly expiresAt: number | undefined;
  post: string | undefined;
}

interface EarlierText {
  readonly message: string | undefined;
  readonly until: number;
}

export interface GraphPost {
  /** `<page>_<post>` */
  readonly id: string;
  readonly page: string;
  readonly link: string | undefined;
  readonly photos: readonly string[];
  readonly createdAt: number;
  message: string | undefined;
  /** Texts that the public saw before, oldest first, and until when: Facebook shows them as the history of edits. */
  readonly earlier: EarlierText[];
  updatedAt: number;
  /** When the page's timetable makes it public, milliseconds; absent: it never does. */
  scheduledFor: number | undefined;
  /** Absent while nobody but the page can see it. */
  publishedAt: number | undefined;
  deletedAt: number | undefined;
}

/** Everything the stand-in for Facebook remembers. In memory only. */
export class GraphState {
  readonly pages = new Map<string, GraphPage>();
  readonly photos = new Map<string, Photo>();
  readonly posts = new Map<string, GraphPost>();
  readonly #now: () => number;
  #lastId = 122100000000000n;

  constructor(now: () => number) {
    this.#now = now;
  }

  nextId(): string {
    this.#lastId += 6n;
    return String(this.#lastId);
  }

  openPage(order: { name: string; scopes: readonly Scope[]; requireProof: boolean }): GraphPage {
    const page: GraphPage = {
      ...order,
      id: this.nextId(),
      appId: this.nextId(),
      createdAt: this.#now(),
      pageToken: issueCredential('facebook-page'),
      appSecret: issueCredential('facebook-secret'),
      tokenValid: true,
    };
    this.pages.set(page.id, page);
    return page;
  }

  pageByToken(token: string): GraphPage | undefined {
    return [...this.pages.values()].find((page) => page.pageToken === token && page.tokenValid);
  }

  /** A post that exists at that moment, public or not. */
  post(id: string, asOf = Number.POSITIVE_INFINITY): GraphPost | undefined {
    this.#publishDue();
    const post = this.posts.get(id);
    if (!post || post.createdAt > asOf) return undefined;
    return post.deletedAt !== undefined && post.deletedAt <= asOf ? undefined : post;
  }

  /** A page's posts at that moment, newest first; `publicOnly` as the public sees them. */
  timeline(page: string, publicOnly: boolean, asOf = Number.POSITIVE_INFINITY): GraphPost[] {
    this.#publishDue();
    return [...this.posts.values()]
      .filter((post) => post.page === page && this.post(post.id, asOf) !== undefined)
      .filter((post) => !publicOnly || isPublic(post, asOf))
      .reverse()
      .sort((a, b) => timeOf(b) - timeOf(a));
  }

  /** The timetable needs nobody: whoever looks next finds public what was due since, at its time. */
  #publishDue(): void {
    for (const post of this.posts.values()) {
      const at = post.scheduledFor;
      if (at === undefined || at > this.#now() || post.deletedAt !== undefined) continue;
      post.scheduledFor = undefined;
      post.publishedAt ??= at;
    }
  }

  /** The last thing the page made public, deleted or not: Facebook compares with that for duplicates. */
  lastPublished(page: string): GraphPost | undefined {
    this.#publishDue();
    return [...this.posts.values()]
      .filter((post) => post.page === page && post.publishedAt !== undefined)
      .reduce<GraphPost | undefined>(
        (last, post) => (last && (last.publishedAt ?? 0) > (post.publishedAt ?? 0) ? last : post),
        undefined,
      );
  }
}

/** The text as it stood at that moment. */
export function messageAt({ earlier, message }: GraphPost, asOf: number): string | undefined {
  const then = earlier.find(({ until }) => asOf < until);
  return then ? then.message : message;
}

export function isPublic(post: GraphPost, asOf = Number.POSITIVE_INFINITY): boolean {
  return post.publishedAt !== undefined && post.publishedAt <= asOf;
}

function timeOf(post: GraphPost): number {
  return post.publishedAt ?? post.createdAt;
}
