import type { Cast } from './cast.ts';
import { askJson, textOf } from './http.ts';
import { demoRepository } from './organisation.ts';

/** What people do on GitHub's pages, by its REST API and in their own name. */
export class Forge {
  readonly #github: string;
  readonly #cast: Cast;

  constructor(sandbox: string, cast: Cast) {
    this.#github = `${sandbox}/github`;
    this.#cast = cast;
  }

  token(login: string): string {
    const token = this.#cast.get(login);
    if (token === undefined) throw new Error(`nobody is called ${login}`);
    return token;
  }

  async idOf(login: string): Promise<string> {
    return textOf(await this.#rest('GET', '/user', login), 'id');
  }

  async openPull(login: string, branch: string, title: string): Promise<string> {
    const body = { title, head: branch, base: 'main', body: '' };
    return textOf(await this.#rest('POST', this.#repo('/pulls'), login, { body }), 'number');
  }

  /** `expect`: the refusal that is meant to come. */
  async approve(login: string, pull: string, expect = 200): Promise<void> {
    const path = this.#repo(`/pulls/${pull}/reviews`);
    await this.#rest('POST', path, login, { body: { event: 'APPROVE' }, expect });
  }

  async squash(login: string, pull: string, expect = 200): Promise<void> {
    const path = this.#repo(`/pulls/${pull}/merge`);
    await this.#rest('PUT', path, login, { body: { merge_method: 'squash' }, expect });
  }

  async comment(login: string, pull: string): Promise<string> {
    const list = await this.#rest('GET', this.#repo(`/issues/${pull}/comments`), login);
    return Array.isArray(list) && list.length > 0 ? textOf(list.at(-1), 'body') : '';
  }

  /** A run of Actions: its id and its GITHUB_TOKEN. */
  async startRun(actor: string): Promise<{ readonly id: string; readonly token: string }> {
    const path = `/_control/repositories/${demoRepository}/runs`;
    const run = await askJson('POST', `${this.#github}${path}`, { body: { actor } });
    return { id: textOf(run, 'id'), token: textOf(run, 'token') };
  }

  async completeRun(id: string, conclusion: string): Promise<void> {
    await askJson('POST', `${this.#github}/_control/runs/${id}/complete`, { body: { conclusion } });
  }

  async deployKey(title: string): Promise<{ readonly id: string; readonly token: string }> {
    const path = `/_control/repositories/${demoRepository}/deploy-keys`;
    const key = await askJson('POST', `${this.#github}${path}`, { body: { title } });
    return { id: textOf(key, 'id'), token: textOf(key, 'token') };
  }

  #repo(path: string): string {
    return `/repos/${demoRepository}${path}`;
  }

  #rest(method: string, path: string, login: string, o: { body?: unknown; expect?: number } = {}) {
    const expect = o.expect === 200 ? {} : { expect: o.expect };
    const asked = { token: this.token(login), body: o.body };
    return askJson(method, `${this.#github}/api/v3${path}`, {
      ...asked,
      ...(expect.expect === undefined ? {} : { expect: expect.expect }),
    });
  }
}
