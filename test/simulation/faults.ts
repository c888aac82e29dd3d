/** Where a job touches the world. */
export type Port =
  | 'log.view'
  | 'log.append'
  | 'organisation.view'
  | 'identify'
  | 'prepare'
  | 'release'
  | 'status'
  | 'find'
  | 'schedule'
  | 'standing'
  | 'remove'
  | 'presence'
  | 'gate.check'
  | 'gate.bound'
  | 'gate.recall'
  | 'runs.state'
  | 'clock.until';

const everywhere: readonly Port[] = [
  'log.view',
  'log.append',
  'organisation.view',
  'identify',
  'prepare',
  'release',
  'status',
  'find',
  'schedule',
  'standing',
  'remove',
  'presence',
  'gate.check',
  'gate.bound',
  'gate.recall',
  'runs.state',
  'clock.until',
];

/** What changes a post that is there: on the platform's own timetable, or deleting it. */
const orders = ['schedule', 'remove'] as const;
const timetable = [...orders, 'standing'] as const;

/** Everything that can go wrong at a port call, and at which ones. */
const places = {
  /** The job dies before the call. */
  crash: everywhere,
  /** The job dies when the call has had its effect and before it hears of it. */
  'crash-after-effect': ['log.append', 'prepare', 'release', ...orders],
  /** The job sleeps for minutes; the forge often takes it for dead meanwhile. */
  hang: everywhere.filter((port) => port !== 'release'),
  /** It oversleeps while somebody pauses everything: what it had checked is no longer true. */
  'pause-while-hung': ['clock.until'],
  /** Hangs between its last check and its first byte: nothing on the job's side can fence this. */
  'first-byte-late': ['release'],
  'clock-jump': everywhere,
  /** Somebody pauses everything at this very moment. */
  pause: everywhere,
  'ledger-unreachable': ['log.view', 'log.append', 'organisation.view'],
  'push-lost': ['log.append'],
  'push-answer-lost': ['log.append'],
  /** Somebody with write access puts records of his own on the branch, without the key or with another. */
  'tip-unsigned': ['log.view', 'log.append'],
  'tip-foreign': ['log.view', 'log.append'],
  'connection-refused': ['identify', 'prepare', 'release', 'status', ...timetable],
  'dropped-before': ['identify', 'prepare', 'release', 'status', ...timetable],
  'applied-then-dropped': ['prepare', 'release', ...orders],
  /** The client gives up, and the request still arrives later. */
  'request-hangs': ['release', ...orders],
  'body-cut': ['release', ...orders],
  '429': ['prepare', 'release', ...orders],
  '429-without-headers': ['prepare', 'release', ...orders],
  '5xx': ['identify', 'prepare', 'release', 'status', 'find', 'presence', ...timetable],
  '5xx-with-effect': ['release', ...orders],
  /** True where the same text is public, false otherwise: the platform's word is a hint. */
  'duplicate-refusal': ['release'],
  'token-revoked': ['identify', 'prepare', 'release', ...orders],
  'adapter-throws': ['release', 'status', 'find', 'presence', ...timetable],
  'stale-read': ['find', 'presence'],
  'gate-unreadable': ['gate.check', 'gate.bound', 'gate.recall'],
  'gate-slow': ['gate.check'],
  /** The gate hands over other media than those that were approved. */
  'wrong-bytes': ['gate.check'],
  'run-unknown': ['runs.state'],
} as const satisfies Record<string, readonly Port[]>;

export type Fault = keyof typeof places;

const all = new Map<Fault, readonly Port[]>(
  Object.entries(places).map(([fault, ports]) => [fault as Fault, ports]),
);

export const faults: readonly Fault[] = [...all.keys()];

const byPort = new Map(
  everywhere.map((port) => [port, faults.filter((fault) => all.get(fault)?.includes(port))]),
);

export function faultsAt(port: Port): readonly Fault[] {
  return byPort.get(port) ?? [];
}
