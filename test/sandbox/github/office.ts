import { join } from 'node:path';
import { type Clone, clone } from './clone.ts';
import { type RestAnswer, type ServedGitHub, serveGitHub } from './serve-github.ts';

export interface Person {
  readonly id: number;
  readonly login: string;
  readonly token: string;
}

/** A small office on a fresh sandbox: its people, one private repository `pref/koho`, a clone of it. */
export interface Office {
  readonly github: ServedGitHub;
  readonly cloneUrl: string;
  readonly staff: Person;
  readonly head: Person;
  readonly reader: Person;
  readonly admin: Person;
  readonly stranger: Person;
  /** Staff's clone, on `main`, which has one commit. */
  readonly work: Clone;
  cloneAs(person: { readonly token?: string; readonly login?: string }): Promise<Clone>;
  rest(person: Person, method: string, path: string, body?: unknown): Promise<RestAnswer>;
  /** Pushes a branch with these files and opens a pull request by staff. */
  propose(o: Proposal): Promise<{ readonly number: number; readonly sha: string }>;
  approve(number: number, person?: Person): Promise<RestAnswer>;
  merge(number: number, o?: { person?: Person; method?: string }): Promise<RestAnswer>;
  rules(...branches: readonly Record<string, unknown>[]): Promise<void>;
}

export interface Proposal {
  readonly branch: string;
  readonly files: Readonly<Record<string, string | Buffer | undefined>>;
  readonly message?: string;
}

export async function openOffice(files: Record<string, string> = {}): Promise<Office> {
  const github = await serveGitHub();
  const user = async (login: string, name = login): Promise<Person> => {
    const made = await github.control('/users', { login, name, email: `${login}@example.org` });
    return { id: Number(made.id), login, token: String(made.token) };
  };
  const [staff, head] = [await user('staff', '職員'), await user('head', '所属長')];
  const [reader, admin, stranger] = [
    await user('reader'),
    await user('admin'),
    await user('stranger'),
  ];
  const made = await github.control('/repositories', {
    owner: 'pref',
    name: 'koho',
    collaborators: [
      { login: 'staff', permission: 'write' },
      { login: 'head', permission: 'write' },
      { login: 'reader', permission: 'read' },
      { login: 'admin', permission: 'admin' },
    ],
  });
  const cloneUrl = String(made.cloneUrl);
  let clones = 0;
  const cloneAs: Office['cloneAs'] = ({ token, login = 'tester' }) =>
    clone({
      url: cloneUrl,
      dir: join(github.workDir, `clone-${++clones}`),
      ...(token === undefined ? {} : { token }),
      name: login,
      email: `${login}@example.org`,
    });
  const work = await cloneAs(staff);
  await work.commit({ 'README.md': 'hello\n', ...files }, { message: 'Begin' });
  await work.must('push', '-q', 'origin', 'HEAD:main');
  const rest: Office['rest'] = (person, method, path, body) =>
    github.rest(method, `/repos/pref/koho${path}`, { token: person.token, body });
  return {
    ...{ github, cloneUrl, staff, head, reader, admin, stranger, work, cloneAs, rest },
    async propose(o) {
      await work.must('switch', '-q', '-C', o.branch, 'origin/main');
      const sha = await work.commit(o.files, { message: o.message ?? `Change ${o.branch}` });
      await work.must('push', '-q', '-f', 'origin', `HEAD:${o.branch}`);
      const body = { title: `Title of ${o.branch}`, head: o.branch, base: 'main' };
      const opened = await rest(staff, 'POST', '/pulls', body);
      if (opened.status !== 201) throw new Error(JSON.stringify(opened.json));
      return { number: opened.json.number, sha };
    },
    approve: (number, person = head) =>
      rest(person, 'POST', `/pulls/${number}/reviews`, { event: 'APPROVE' }),
    merge: (number, { person = head, method = 'squash' } = {}) =>
      rest(person, 'PUT', `/pulls/${number}/merge`, { merge_method: method }),
    async rules(...branches) {
      await github.control('/repositories/pref/koho/rules', { branches });
    },
  };
}
