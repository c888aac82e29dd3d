#!/usr/bin/env node
// A second verifier of the ledger format (docs/ledger.md), written from the
// document alone: plain Node ≥ 20, nothing imported from this project or from
// packages, so that a fault in one of the two shows as a disagreement.
//
//   node scripts/verify-ledger.mjs DIR --origin ORIGIN [--key LOG=VERIFIERKEY]…
//     [--replaced LOG/YEAR/SIZE/LAST=VERIFIERKEY]…   earlier keys, oldest first
//
// Exit 0 says that form, chain, tree, index and recorded tips are right; what of
// the whole story it leaves unchecked is printed.
//
// DIR holds one folder a log and year: DIR/<log>/<year>/checkpoint, records/…
// Exit 0: intact. 1: tampered; the first bad thing is named. 2: wrong use.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const perFile = 256;
const kinds = {
  organisation:
    'genesis approved refused policy-adopted policy-refused withdrawal-approved examined paused resumed tips'.split(
      ' ',
    ),
  account:
    'genesis planned intent prepared scheduling scheduled recalling called-back confirmed no-effect ambiguous duplicated held blocked withdrawn resolved withdrawal deleting deleted delete-failed'.split(
      ' ',
    ),
};

// Kinds whose `commit` says how far main was examined.
const examines = ['approved', 'refused', 'policy-adopted', 'policy-refused', 'withdrawal-approved'];

// What is said of a post that was handed over to the platform's own timetable.
const timetable = ['scheduled', 'recalling', 'called-back'];

// A second implementation of the form, not of the whole story.
const notChecked = `  members of bodies beyond those that the rules below need
  policy-refused.inForce; author and reviewer, review and merge of an approval
  of planned: post, account, platform, edition, parts, time (delivery, payload, content and edits are)
  of intent: text, media and content as planned, policy in force, none after confirmed
  of scheduling: policy in force
  of prepared, no-effect, ambiguous, duplicated, held, withdrawn, resolved: what went before
  of resumed, resolved and withdrawals by a person: one by each run, and by its first attempt
  of a withdrawal's approval: author and reviewer; that the posts deleted are the delivery's own
  of confirmed: not before its intent, not twice
  replaced keys: that the organisation's log has adopted the policy that names them
  nonces that repeat; accounts that have approved deliveries and no log
  the bytes of approved files; checkpoints kept elsewhere`;

class Bad extends Error {}

main(process.argv.slice(2));

function main(args) {
  const [dir, ...rest] = args;
  const options = { origin: undefined, keys: new Map(), replaced: new Map() };
  for (let index = 0; index < rest.length; index += 2) {
    const [name, value] = [rest[index], rest[index + 1]];
    if (name === '--origin' && value) options.origin = value;
    else if (name === '--key' && value?.includes('=')) {
      options.keys.set(value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1));
    } else if (
      name === '--replaced' &&
      /^[^=]+\/\d{4}\/[1-9]\d*\/[0-9a-f]{64}=/.test(value ?? '')
    ) {
      const [place, key] = [
        value.slice(0, value.indexOf('=')),
        value.slice(value.indexOf('=') + 1),
      ];
      const [log, year, size, last] = place.split('/');
      const before = options.replaced.get(log) ?? [];
      options.replaced.set(log, [...before, { year, size: Number(size), last, key }]);
    } else usage();
  }
  if (!dir || !options.origin || !existsSync(dir)) usage();
  try {
    verifyAll(dir, options);
  } catch (error) {
    if (!(error instanceof Bad)) throw error;
    console.log(`tampered: ${error.message}`);
    process.exitCode = 1;
  }
}

function usage() {
  console.error(
    'verify-ledger.mjs DIR --origin ORIGIN [--key LOG=VERIFIERKEY]... [--replaced LOG/YEAR/SIZE/LAST=VERIFIERKEY]...',
  );
  process.exit(2);
}

function verifyAll(dir, { origin, keys, replaced }) {
  const logs = readdirSync(dir).sort();
  const order = ['organisation', ...logs.filter((log) => log !== 'organisation')];
  const approved = new Map();
  const told = new Map();
  let total = 0;
  for (const log of order) {
    // Of an account over all its years: a post may be published in March and deleted in April.
    const deliveries = new Map();
    const story = {
      ...{ posts: new Map(), ordered: new Map(), edits: new Map(), shown: new Set() },
      ...{ plans: new Map(), ended: new Set() },
    };
    let before;
    for (const year of readdirSync(join(dir, log)).sort()) {
      const place = { log, year, dir: join(dir, log, year), line: `${origin}/${log}/${year}` };
      const verified = verifyLog(place, keys.get(log), replaced.get(log) ?? []);
      const { records } = verified;
      if (before) checkPrevious(place, records[0].body.previous, before);
      before = { year, ...verified };
      told.set(`${log}/${year}`, { place, ...verified });
      if (log === 'organisation') tellOrganisation(place, records, approved);
      else tellAccount(place, records, { approved, deliveries, ...story });
      total += records.length;
      console.log(`${place.line}: ${records.length} records`);
    }
  }
  checkTips(told, origin);
  console.log(`intact: ${total} records`);
  console.log(`not checked here (see "Verifying the ledger"):\n${notChecked}`);
}

// A later year goes on from where the year before stood.
function checkPrevious(place, previous, before) {
  const branch = `ledger/${place.log}/${before.year}`;
  if (previous?.branch !== branch) bad(place, `record 0 does not continue ${branch}`);
  const root = treeRoot(before.leaves.slice(0, previous.size)).toString('hex');
  if (previous.size > before.leaves.length || root !== previous.root) {
    bad(place, `record 0 continues another ${branch}`);
  }
}

// Where the organisation's log recorded the accounts' logs to stand.
function checkTips(told, origin) {
  for (const [name, { place, records }] of told) {
    if (place.log !== 'organisation') continue;
    for (const { seq, body } of records.filter(({ kind }) => kind === 'tips')) {
      for (const tip of body.logs) {
        const why = contradiction(tip, told.get(`${tip.log}/${tip.year}`));
        const line = `${origin}/${tip.log}/${tip.year}`;
        if (why) bad({ line }, `record ${seq} of ${name} ${why}`);
      }
    }
  }
}

function contradiction({ log, size, last }, own) {
  if (log === 'organisation' || !(size > 0)) return 'records no tip of an account';
  if (!own) return 'names this log, but it is gone';
  if (own.lines.length < size) return `saw ${size} records here`;
  const hash = sha256(own.lines[size - 1]).toString('hex');
  return hash === last ? undefined : 'saw other records here';
}

function verifyLog(place, key, replaced) {
  const checkpoint = readCheckpoint(place, key, replaced);
  const lines = readLines(place);
  for (const { size, last } of replaced.filter(({ year }) => year === place.year)) {
    if (lines.length < size) bad(place, `record ${lines.length} is missing`);
    const hash = sha256(lines[size - 1]).toString('hex');
    if (hash !== last) bad(place, `record ${size - 1} is not the last before the key was replaced`);
  }
  const records = lines.map((line, seq) => readRecord(place, line, seq));
  checkChain(place, lines, records, checkpoint);
  const leaves = lines.map((line) => sha256(Buffer.concat([Buffer.from([0]), line])));
  const root = treeRoot(leaves);
  if (lines.length < checkpoint.size) bad(place, `record ${lines.length} is missing`);
  if (!root.equals(checkpoint.root)) bad(place, 'the root is not that of the checkpoint');
  expectFile(place, 'frontier', [String(leaves.length), ...frontier(leaves)].join('\n'));
  const full = Math.floor(leaves.length / perFile);
  const roots = Array.from({ length: full }, (_, n) =>
    treeRoot(leaves.slice(n * perFile, (n + 1) * perFile)).toString('hex'),
  );
  if (full > 0) expectFile(place, 'subtrees', roots.join('\n'));
  checkIndex(place, records, checkpoint);
  return { records, lines, leaves };
}

function readCheckpoint(place, present, replaced) {
  const note = read(place, 'checkpoint')?.toString('utf8') ?? bad(place, 'no checkpoint');
  const end = note.indexOf('\n\n');
  const text = end < 0 ? note : note.slice(0, end + 1);
  const [origin, size, root, last, index, rest] = text.split('\n');
  if (origin !== place.line) bad(place, `this is the checkpoint of ${origin}`);
  if (rest !== '' || text.split('\n').length !== 6 || !/^[1-9][0-9]*$/.test(size)) {
    bad(place, 'the checkpoint is not in its form');
  }
  const then = replaced.find(
    (one) => place.year < one.year || (place.year === one.year && Number(size) <= one.size),
  );
  const key = then?.key ?? present;
  if (key !== undefined) checkSignature(place, text, end < 0 ? '' : note.slice(end + 2), key);
  return {
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    last: /^last ([0-9a-f]{64})$/.exec(last)?.[1],
    index: /^index ([0-9a-f]{64})$/.exec(index)?.[1],
  };
}

function checkSignature(place, text, block, key) {
  const [name, hash, base64] = [
    key.slice(0, key.indexOf('+')),
    key.slice(key.indexOf('+') + 1, key.indexOf('+') + 9),
    key.slice(key.indexOf('+') + 10),
  ];
  const typed = Buffer.from(base64, 'base64');
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), typed])).subarray(0, 4);
  if (typed[0] !== 1 || typed.length !== 33 || id.toString('hex') !== hash) usage();
  const x = typed.subarray(1).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const own = block
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([dash, who]) => dash === '\u2014' && who === name)
    .map(([, , bytes]) => Buffer.from(bytes ?? '', 'base64'))
    .filter((bytes) => bytes.subarray(0, 4).equals(id));
  const good = own.every((bytes) => verify(null, Buffer.from(text), publicKey, bytes.subarray(4)));
  if (own.length === 0 || !good) bad(place, `the checkpoint is not signed by ${name}`);
}

function readLines(place) {
  const lines = [];
  for (let number = 0; ; number++) {
    const path = `records/${String(number).padStart(8, '0')}.jsonl`;
    const bytes = read(place, path);
    if (!bytes) return lines;
    if (lines.length !== number * perFile) bad(place, `record ${lines.length} is missing`);
    let start = 0;
    while (start < bytes.length) {
      const stop = bytes.indexOf(10, start);
      if (stop < 0) bad(place, `record ${lines.length} (${path}) does not end in LF`);
      lines.push(bytes.subarray(start, stop));
      start = stop + 1;
    }
    if (lines.length > (number + 1) * perFile) bad(place, `${path} has too many records`);
  }
}

function readRecord(place, line, seq) {
  const wrong = (why) => bad(place, `record ${seq}: ${why}`);
  let record;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
    record = JSON.parse(text);
    if (jcs(record) !== text) wrong('not canonical');
  } catch (error) {
    if (error instanceof Bad) throw error;
    wrong(`not a record (${error.message})`);
  }
  const members = Object.keys(record).join();
  if (members !== 'at,body,kind,nonce,prev,run,seq,v' || record.v !== 1) wrong('not a record');
  const own = kinds[place.log === 'organisation' ? 'organisation' : 'account'];
  if (!own.includes(record.kind)) wrong(`kind ${record.kind}`);
  if ((record.kind === 'genesis') !== (seq === 0)) wrong(`kind ${record.kind}`);
  if (record.seq !== seq) wrong(`numbered ${record.seq}`);
  return record;
}

// RFC 8785, for the values that a record may hold.
function jcs(value) {
  if (Array.isArray(value)) return `[${value.map(jcs).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.keys(value).sort();
    return `{${members.map((name) => `${jcs(name)}:${jcs(value[name])}`).join()}}`;
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new Error('lone surrogate');
    return JSON.stringify(value);
  }
  if (typeof value === 'boolean') return String(value);
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  throw new Error(`a value that no record holds: ${value}`);
}

function checkChain(place, lines, records, checkpoint) {
  const hashes = lines.map((line) => sha256(line).toString('hex'));
  // Whether what follows record `seq` still names its hash.
  const vouched = (seq) =>
    hashes[seq] === (seq === checkpoint.size - 1 ? checkpoint.last : records[seq + 1]?.prev);
  for (const [seq, record] of records.entries()) {
    const before = seq === 0 ? '0'.repeat(64) : hashes[seq - 1];
    if (record.prev !== before) {
      bad(place, `record ${seq > 0 && vouched(seq) ? seq - 1 : seq} was changed`);
    }
    if (seq >= checkpoint.size) bad(place, `record ${seq} is not covered by the checkpoint`);
    if (seq > 0 && record.at < records[seq - 1].at) bad(place, `record ${seq} goes back in time`);
  }
  const last = lines.length - 1;
  if (last === checkpoint.size - 1 && !vouched(last)) bad(place, `record ${last} was changed`);
}

// RFC 6962, 2.1, by its recursive definition.
function treeRoot(leaves) {
  if (leaves.length === 0) return sha256(Buffer.alloc(0));
  if (leaves.length === 1) return leaves[0];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [treeRoot(leaves.slice(0, split)), treeRoot(leaves.slice(split))];
  return sha256(Buffer.concat([Buffer.from([1]), left, right]));
}

function frontier(leaves) {
  const nodes = [];
  for (let start = 0; start < leaves.length; ) {
    let size = 1;
    while (size * 2 <= leaves.length - start) size *= 2;
    nodes.push(treeRoot(leaves.slice(start, start + size)).toString('hex'));
    start += size;
  }
  return nodes;
}

function checkIndex(place, records, checkpoint) {
  const files = indexFiles(records);
  for (const [path, value] of files) expectFile(place, path, jcs(value));
  const head = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, value]) => `${sha256(Buffer.from(`${jcs(value)}\n`)).toString('hex')}  ${path}`)
    .join('\n');
  expectFile(place, 'index/head', head);
  const hash = sha256(Buffer.from(`${head}\n`)).toString('hex');
  if (hash !== checkpoint.index) bad(place, 'the checkpoint names another index');
}

function indexFiles(records) {
  const files = new Map([['index/state.json', stateOf(records)]]);
  const put = (path, key, numbers) => files.set(path, { ...files.get(path), [key]: numbers });
  const deliveries = groups(withMember(records, 'delivery'), 'delivery');
  for (const [delivery, own] of deliveries) {
    const { isClosed, wasOpen, wasClosed } = lifeOf(own);
    const closedPath = `index/closed/${delivery.slice(0, 2)}.json`;
    // A file that once had an entry stays, be it empty.
    if (wasOpen && !files.has('index/open.json')) files.set('index/open.json', {});
    if (wasClosed && !files.has(closedPath)) files.set(closedPath, {});
    put(isClosed ? closedPath : 'index/open.json', delivery, numbersOf(own));
  }
  for (const [post, own] of groups(withMember(records, 'post'), 'post')) {
    const shard = sha256(Buffer.from(post)).toString('hex').slice(0, 2);
    put(`index/posts/${shard}.json`, post, numbersOf(own));
  }
  return files;
}

// Closed by the first record that says so; a withdrawal of something public opens it again.
function lifeOf(records) {
  const life = { isClosed: false, wasOpen: false, wasClosed: false };
  for (const { kind, body } of records) {
    if ((kind === 'withdrawal' && !body.closes) || body.reopens === true) life.isClosed = false;
    if (body.closes === true) life.isClosed = true;
    if (life.isClosed) life.wasClosed = true;
    else life.wasOpen = true;
  }
  return life;
}

function stateOf(records) {
  const state = { lastApproved: {}, plannedFrom: 0 };
  for (const { seq, kind, body } of records) {
    if (kind === 'genesis' || kind === 'policy-adopted') set(state, 'policy', body.policy);
    set(state, 'main', examines.includes(kind) ? body.commit : body.main);
    if (kind === 'paused' || kind === 'resumed') pause(state, body, kind === 'paused');
    if (kind === 'approved') for (const d of body.deliveries) state.lastApproved[d.account] = seq;
    withdrawals(state, { seq, kind, body });
    if (kind === 'tips') state.tips = { ...state.tips, ...tipsOf(body) };
    if (kind === 'planned') state.plannedFrom = Math.max(state.plannedFrom, body.approvedSeq);
  }
  return state;
}

function pause(state, { account }, paused) {
  if (account === undefined) state.paused = paused;
  else {
    const others = (state.pausedAccounts ?? []).filter((one) => one !== account);
    state.pausedAccounts = paused ? [...others, account].sort() : others;
  }
}

function withdrawals(state, { seq, kind, body }) {
  if (kind === 'withdrawal-approved') {
    const own = Object.fromEntries(body.accounts.map((account) => [account, seq]));
    state.withdrawals = { ...state.withdrawals, ...own };
  }
  if (kind === 'withdrawal' && body.orderedSeq !== undefined) {
    state.withdrawnFrom = Math.max(state.withdrawnFrom ?? 0, body.orderedSeq);
  }
}

function tipsOf({ logs }) {
  return Object.fromEntries(logs.map(({ log, ...tip }) => [log, tip]));
}

function set(state, member, value) {
  if (value !== undefined) state[member] = value;
}

function withMember(records, member) {
  return records.filter(({ body }) => body[member] !== undefined);
}

function groups(records, member) {
  const found = new Map();
  for (const record of records) {
    const key = record.body[member];
    if (found.has(key)) found.get(key).push(record);
    else found.set(key, [record]);
  }
  return found;
}

function numbersOf(records) {
  return records.map(({ seq }) => seq);
}

function tellOrganisation(place, records, approved) {
  let inForce;
  for (const { seq, kind, body } of records) {
    const wrong = (why) => bad(place, `record ${seq}: ${why}`);
    if (kind === 'genesis') inForce = body.policy;
    if (kind === 'policy-adopted' && body.previous !== inForce) wrong('policy not in force');
    if (kind === 'policy-adopted') inForce = body.policy;
    if (kind !== 'approved' && kind !== 'withdrawal-approved') continue;
    if (body.policy !== inForce) wrong('policy not in force');
    if (kind === 'withdrawal-approved') {
      for (const account of body.accounts) approved.set(`${body.post} ${account} ${seq}`, true);
      continue;
    }
    for (const { delivery, payload, edits } of body.deliveries) {
      approved.set(`${delivery} ${seq} ${payload} ${body.content} ${edits}`, true);
    }
  }
}

function tellAccount(place, records, story) {
  const { approved, deliveries, posts, ordered, edits, shown } = story;
  for (const [index, { seq, kind, nonce, body }] of records.entries()) {
    const wrong = (why) => bad(place, `record ${seq}: ${why}`);
    const unsound = supersessionFault(records, index, story);
    if (unsound) wrong(unsound);
    if (kind === 'planned') {
      const { delivery } = body;
      story.plans.set(delivery, body);
      if (!approved.has(planOf(body))) wrong('not approved');
      deliveries.set(delivery, deliveries.get(delivery) ?? new Set());
      posts.set(delivery, body.post);
      edits.set(delivery, body.edits);
    }
    const own = deliveries.get(body.delivery);
    if (kind === 'intent') {
      if (!own) wrong('not planned');
      own.add(`${body.part} ${nonce}`);
    }
    tellTimetable(kind, body, own, wrong);
    const isBegun = kind !== 'confirmed' || own?.has(`${body.part} ${body.intent}`);
    const fault = isBegun
      ? (editFault(kind, body, { edits, shown }) ??
        withdrawalFault(place, { kind, nonce, body }, { approved, posts, ordered, edits }))
      : 'no intent';
    if (fault) wrong(fault);
  }
}

// A correction ends only for one of the same post that was approved later, directly before that one's intent, and for good.
function supersessionFault(records, index, { plans, ordered, ended }) {
  const { kind, body } = records[index];
  const isBegun = kind === 'intent' || kind === 'planned';
  if (isBegun && ended.has(body.delivery)) return 'begun after it was superseded';
  if (kind !== 'withdrawn' || body.supersededBy === undefined) return undefined;
  ended.add(body.delivery);
  const [own, later] = [plans.get(body.delivery), plans.get(body.supersededBy)];
  const next = records.slice(index).find((one) => one.body.supersededBy !== body.supersededBy);
  const isNext = next?.kind === 'intent' && next.body.delivery === body.supersededBy;
  const isLater = later?.approvedSeq > own?.approvedSeq && own.edits !== undefined;
  const isSame = isLater && later.edits === own.edits && !ordered.has(body.delivery);
  return isNext && isSame ? undefined : 'superseded unsoundly';
}

function planOf({ delivery, approvedSeq, payload, content, edits }) {
  return `${delivery} ${approvedSeq} ${payload} ${content} ${edits}`;
}

// `shown`: delivery and remote id of what was confirmed. A correction by editing concerns the post of its root.
function editFault(kind, { delivery, remoteId }, { edits, shown }) {
  if (kind !== 'prepared' && kind !== 'confirmed') return undefined;
  const root = edits.get(delivery);
  if (kind === 'confirmed') shown.add(`${delivery} ${remoteId}`);
  const isForeign = root !== undefined && !shown.has(`${root} ${remoteId}`);
  return isForeign ? 'edits the post of another' : undefined;
}

// Nothing is deleted that nobody ordered, nothing called deleted that was not begun.
function withdrawalFault({ log }, { kind, nonce, body }, { approved, posts, ordered, edits }) {
  const own = ordered.get(body.delivery);
  if (kind === 'intent' && ordered.has(edits.get(body.delivery))) return 'edits a withdrawn post';
  if ((kind === 'intent' || kind === 'scheduling') && own) return 'begun after its withdrawal';
  if (kind === 'withdrawal') {
    const request = `${posts.get(body.delivery)} ${log} ${body.orderedSeq}`;
    const isOrdered = body.orderedSeq === undefined ? body.orderedBy : approved.has(request);
    ordered.set(body.delivery, (own ?? new Set()).add(nonce));
    return isOrdered ? undefined : 'a withdrawal that nobody ordered';
  }
  if (kind === 'deleting') {
    if (!own?.has(body.order)) return 'a deletion that nobody ordered';
    own.add(`${body.part} ${nonce}`);
  }
  if (kind !== 'deleted' && kind !== 'delete-failed') return undefined;
  return own?.has(`${body.part} ${body.deletion}`) ? undefined : 'a deletion that was not begun';
}

// `own`: intents of the delivery, and what was handed over under them.
function tellTimetable(kind, body, own, wrong) {
  const handedOver = `${body.part} ${body.intent} ${body.remoteId}`;
  if (kind === 'scheduling') {
    if (!own?.has(`${body.part} ${body.intent}`)) wrong('no intent');
    own.add(handedOver);
  }
  if (timetable.includes(kind) && !own?.has(handedOver)) wrong('not scheduled');
}

function expectFile(place, path, text) {
  if (read(place, path)?.toString('utf8') !== `${text}\n`) {
    bad(place, `${path} is not what the records give`);
  }
}

function read(place, path) {
  const file = join(place.dir, path);
  return existsSync(file) ? readFileSync(file) : undefined;
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest();
}

function bad(place, why) {
  throw new Bad(`${place.line}: ${why}`);
}
