interface PushReport {
  /** Refs that git has changed. */
  readonly accepted: ReadonlySet<string>;
  /** What goes back to the client. */
  readonly output: Buffer;
}

/**
 * Reads the report of a push (https://git-scm.com/docs/pack-protocol, "Report
 * Status": pkt-lines inside side-band packets). git names the hook that
 * refused, GitHub the rules: GitHub's words are put in.
 */
export function readPushReport(output: Buffer): PushReport {
  const packets = readPackets(output) ?? [];
  const report = packets.filter((packet) => packet[0] === 1).map((packet) => packet.subarray(1));
  const lines = readPackets(Buffer.concat(report)) ?? [];
  const texts = lines.map((line) => line.toString('utf8'));
  const accepted = texts.flatMap((text) => /^ok (\S+)/.exec(text)?.[1] ?? []);
  if (!texts.some((text) => text.includes(hookDeclined))) {
    return { accepted: new Set(accepted), output };
  }
  const progress = packets.filter((entry) => entry[0] === 2).map((entry) => packet(entry));
  const reworded = texts.map((text) =>
    text === '' ? flush : packet(text.replace(hookDeclined, ruleDeclined)),
  );
  const told = packet(Buffer.concat([Buffer.from([1]), ...reworded]));
  return { accepted: new Set(accepted), output: Buffer.concat([...progress, told, flush]) };
}

const hookDeclined = 'pre-receive hook declined';
const ruleDeclined = 'push declined due to repository rule violations';
const flush = Buffer.from('0000');

/** A flush packet is given as an empty buffer; undefined when these are no pkt-lines. */
function readPackets(bytes: Buffer): Buffer[] | undefined {
  const packets: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number.parseInt(bytes.toString('latin1', at, at + 4), 16);
    if (Number.isNaN(length) || at + length > bytes.length) return undefined;
    packets.push(bytes.subarray(at + 4, at + Math.max(length, 4)));
    at += Math.max(length, 4);
  }
  return packets;
}

function packet(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}
