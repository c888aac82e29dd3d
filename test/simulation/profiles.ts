import type { Fault } from './faults.ts';
import type { Prng } from './prng.ts';

/** What people and the forge's timetable do, beside the faults at port calls. */
export type Disturbance =
  | 'policy-changed'
  | 'approval-withdrawn'
  | 'post-edited'
  | 'post-removed'
  | 'cron-late'
  | 'cron-dropped'
  | 'dispatch-lost'
  | 'racing-runner';

/** The highest probability of each; a seed draws which are on, and how likely. */
interface Profile {
  readonly faults: Partial<Record<Fault, number>>;
  readonly disturbances: Partial<Record<Disturbance, number>>;
}

const network: Profile['faults'] = {
  'connection-refused': 0.15,
  'dropped-before': 0.15,
  'applied-then-dropped': 0.25,
  'request-hangs': 0.25,
  'body-cut': 0.2,
};
const answers: Profile['faults'] = {
  429: 0.15,
  '429-without-headers': 0.1,
  '5xx': 0.15,
  '5xx-with-effect': 0.2,
  'duplicate-refusal': 0.2,
  'token-revoked': 0.03,
  'adapter-throws': 0.1,
};
const readBack: Profile['faults'] = {
  'applied-then-dropped': 0.5,
  'request-hangs': 0.4,
  'stale-read': 0.6,
  '5xx': 0.15,
};
const ledger: Profile['faults'] = {
  'ledger-unreachable': 0.05,
  'push-lost': 0.2,
  'push-answer-lost': 0.06,
};
const tampering: Profile['faults'] = {
  'tip-unsigned': 0.1,
  'tip-foreign': 0.1,
  'applied-then-dropped': 0.3,
};
const crashes: Profile['faults'] = { crash: 0.03, 'crash-after-effect': 0.06, 'run-unknown': 0.1 };
const zombies: Profile['faults'] = { hang: 0.1, 'first-byte-late': 0.3, 'run-unknown': 0.05 };
const gate: Profile['faults'] = { 'gate-unreadable': 0.15, 'gate-slow': 0.15, 'wrong-bytes': 0.08 };
const people: Profile['disturbances'] = {
  'policy-changed': 0.3,
  'approval-withdrawn': 0.2,
  'post-edited': 0.2,
  'post-removed': 0.2,
};
const timetable: Profile['disturbances'] = {
  'cron-late': 0.5,
  'cron-dropped': 0.5,
  'dispatch-lost': 0.5,
};
const racing: Profile['disturbances'] = { 'racing-runner': 0.8 };

const profiles = {
  calm: { faults: {}, disturbances: {} },
  network: { faults: network, disturbances: racing },
  answers: { faults: answers, disturbances: racing },
  'read-back': { faults: { ...readBack, crash: 0.01 }, disturbances: racing },
  ledger: { faults: { ...ledger, 'applied-then-dropped': 0.2 }, disturbances: racing },
  tampering: { faults: { ...tampering, crash: 0.01 }, disturbances: racing },
  crashes: { faults: { ...crashes, 'request-hangs': 0.1 }, disturbances: racing },
  zombies: { faults: { ...zombies, 'applied-then-dropped': 0.1 }, disturbances: racing },
  clocks: { faults: { 'clock-jump': 0.1, 'request-hangs': 0.2, hang: 0.02 }, disturbances: racing },
  gate: { faults: gate, disturbances: people },
  people: {
    faults: { pause: 0.004, 'gate-slow': 0.05, 'pause-while-hung': 0.1 },
    disturbances: { ...people, ...racing },
  },
  timetable: { faults: { crash: 0.01 }, disturbances: { ...timetable, ...racing } },
  /** Heads want posts gone. Played only when asked for; a share of the lives with everything has this, too. */
  withdrawals: {
    faults: { ...network, ...answers, ...crashes, ...ledger, 'stale-read': 0.3 },
    disturbances: racing,
  },
  /** Only by name, too: all on the platform's own timetable, with pauses, edits and a bad network around it. */
  scheduled: {
    faults: { ...network, ...crashes, pause: 0.004, '5xx': 0.15, '5xx-with-effect': 0.2 },
    disturbances: { ...people, ...racing },
  },
  /** Only by name, too: public texts are replaced, once or several times, while people withdraw. */
  corrections: {
    faults: {
      ...{ ...network, ...answers, ...crashes, ...ledger, pause: 0.004, 'request-hangs': 0.4 },
      ...{ hang: 0.05, 'clock-jump': 0.02, 'gate-slow': 0.05 },
    },
    disturbances: {
      'policy-changed': 0.1,
      'approval-withdrawn': 0.1,
      'post-removed': 0.1,
      ...racing,
    },
  },
  everything: {
    faults: {
      ...{ ...answers, ...network, 'stale-read': 0.3, ...ledger, ...gate },
      ...{
        ...crashes,
        hang: 0.06,
        'first-byte-late': 0.02,
        'clock-jump': 0.03,
        pause: 0.01,
        'pause-while-hung': 0.05,
      },
    },
    disturbances: { ...people, ...timetable, ...racing },
  },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;

const names = Object.keys(profiles) as readonly string[] as readonly [
  ProfileName,
  ...ProfileName[],
];
export const profileNames: readonly ProfileName[] = names;
const onlyByName: ReadonlySet<string> = new Set<ProfileName>([
  'withdrawals',
  'scheduled',
  'corrections',
]);
const [first, ...others] = names;
const drawnNames = [first, ...others.filter((name) => !onlyByName.has(name))] as const;

export interface Weather {
  readonly profile: ProfileName;
  readonly faults: ReadonlyMap<Fault, number>;
  readonly disturbances: ReadonlyMap<Disturbance, number>;
}

/** Which of a profile's faults are on in this life, and how likely. Every third life has all of them mixed, each then more seldom. */
export function drawWeather(prng: Prng, fixed?: ProfileName): Weather {
  const drawn = prng.chance(0.33) ? 'everything' : prng.pick<ProfileName>(drawnNames);
  const profile = fixed ?? drawn;
  const { faults, disturbances }: Profile = profiles[profile];
  const isOn = profile === 'everything' ? 0.35 : 0.7;
  const draw = (most: number) => (prng.chance(isOn) ? prng.next() * most : 0);
  const drawAll = <K extends string>(of: Partial<Record<K, number>>) =>
    new Map(
      Object.entries<number | undefined>(of).map(([name, most]) => [name as K, draw(most ?? 0)]),
    );
  return { profile, faults: drawAll<Fault>(faults), disturbances: drawAll(disturbances) };
}
